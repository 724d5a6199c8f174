import { colourDepth } from '../output/colour-depth.ts';
import { findReleases, versionOf } from './find-releases.ts';
import { followOutput } from './follow-output.ts';
import { infoText, releasesText, releaseJson } from './print-releases.ts';

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
      process.stderr.write(`Release v${version} has no release output available.\n`);
      return 0;
    }
    return await followOutput(found, version);
  } finally {
    found.dispose();
  }
}
