import { basename } from 'node:path';
import type { ReleaseResults } from '../../../shared/contract/releases.ts';
import { findApp } from '../app/find-app.ts';
import { realFolder } from '../app/nearest-folder.ts';
import { nearestClosedApp } from '../app/nearest-closed-app.ts';
import { CommandFailure } from '../output/failure.ts';

/** The releases of an app, wherever they are read. */
export interface FoundReleases {
  app: string;
  list(count: number): Promise<ReleaseResults['releases.list']>;
  info(version: number): Promise<ReleaseResults['releases.info']>;
  output(version: number): Promise<ReleaseResults['releases.output']>;
  dispose(): void;
}

/**
 * The releases of the app that is open here; with nothing that has it open, those on disk.
 * @param folder as typed; null: the current folder
 * @throws {CommandFailure} when there are none for it or any folder above
 */
export async function findReleases(folder: string | null): Promise<FoundReleases> {
  const found = await findApp(folder);
  if (found === null) return storedReleases(folder);
  const { client, app } = found;
  return {
    app: app.name,
    list: (count) => client.request('releases.list', { app: app.id, count }),
    info: (version) => client.request('releases.info', { app: app.id, version }),
    output: (version) => client.request('releases.output', { app: app.id, version }),
    dispose: () => client.close(),
  };
}

async function storedReleases(typed: string | null): Promise<FoundReleases> {
  const app = await nearestClosedApp(typed, (app) => app.hasReleases());
  if (app === null) throw new CommandFailure(`${basename(realFolder(typed))} has no releases.`);
  return {
    app: app.name,
    list: (count) => app.listReleases(count),
    info: (version) => app.releaseInfo(version),
    output: (version) => app.releaseOutput(version),
    dispose: () => {},
  };
}

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
