import { setTimeout } from 'node:timers/promises';
import { colourDepth } from '../output/colour-depth.ts';
import { findReleases, versionOf, type FoundReleases } from './find-releases.ts';
import { infoText, releasesText, releaseJson, statusWords } from './print-releases.ts';
import { tell } from '../output/tell.ts';

interface Choice {
  folder: string | null;
  /** As typed; null: the newest. */
  version: string | null;
}

/** `dynodeck releases`. @returns the exit status */
export async function showReleases(options: { folder: string | null; count: number; json: boolean }): Promise<number> {
  const found = await findReleases(options.folder);
  const { releases } = await found.list(options.count).finally(() => found.dispose());
  const columns = process.stdout.isTTY ? process.stdout.columns : null;
  const text = options.json
    ? `${JSON.stringify(releases.map(releaseJson), null, 2)}\n`
    : releasesText(found.app, releases, { now: Date.now(), depth: colourDepth(false), columns });
  process.stdout.write(text);
  return 0;
}

/** `dynodeck releases:info`. @returns the exit status */
export async function showInfo(options: Choice & { shell: boolean; json: boolean }): Promise<number> {
  const found = await findReleases(options.folder);
  try {
    const details = await found.info(await versionOf(found, options.version));
    const { release, configVars, processTypes } = details;
    const json = { ...releaseJson(release), config_vars: configVars, process_types: processTypes };
    process.stdout.write(options.json ? `${JSON.stringify(json, null, 2)}\n` : infoText(details, options.shell));
    return 0;
  } finally {
    found.dispose();
  }
}

/** `dynodeck releases:output`: until the release command has ended. @returns 1 when it failed */
export async function showOutput(options: Choice): Promise<number> {
  const found = await findReleases(options.folder);
  try {
    const version = await versionOf(found, options.version);
    const { release } = await found.info(version);
    if (release.command === null && release.status !== 'pending') {
      tell(`Release v${version} has no release output available.`);
      return 0;
    }
    return await followOutput(found, version);
  } finally {
    found.dispose();
  }
}

/** New output is seen without a feeling of waiting, and the engine has little to do. */
const LOOK_MS = 150;

/** Prints what a release command prints, until it has ended. @returns the exit status: 1 unless it succeeded */
export async function followOutput(releases: Pick<FoundReleases, 'output' | 'info'>, version: number): Promise<number> {
  let printed = '';
  for (;;) {
    const { text, complete } = await releases.output(version);
    process.stdout.write(text.slice(commonLength(printed, text)));
    printed = text;
    if (complete) break;
    await setTimeout(LOOK_MS);
  }
  const { release } = await releases.info(version);
  const words = statusWords(release.status);
  if (words === null) return 0;
  const status = release.command?.status;
  const ending = status === null || status === undefined ? '' : ` (exit status ${status})`;
  tell(`v${version}: ${words.text}${ending}`);
  return 1;
}

/** The middle of a very long output is left out while it grows. */
function commonLength(before: string, now: string): number {
  if (now.startsWith(before)) return before.length;
  let length = 0;
  while (length < before.length && before[length] === now[length]) length++;
  return length;
}
