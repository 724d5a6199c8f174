import { CommandFailure } from '../output/failure.ts';
import type { FoundReleases } from './find-releases.ts';

/** Reads `v12` or `12`. @throws {CommandFailure} */
export function parseVersion(text: string): number {
  const [, digits] = /^v?([1-9]\d{0,8})$/.exec(text) ?? [];
  if (digits === undefined) throw new CommandFailure(`${text} is no release: write its version, such as v12.`);
  return Number(digits);
}

/** The version asked for, else the newest. @throws {CommandFailure} */
export async function versionOf(releases: FoundReleases, text: string | null): Promise<number> {
  if (text !== null) return parseVersion(text);
  const [newest] = (await releases.list(1)).releases;
  if (newest === undefined) throw new CommandFailure(`${releases.app} has no releases.`);
  return newest.version;
}
