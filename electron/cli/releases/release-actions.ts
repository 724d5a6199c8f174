import { realpath } from 'node:fs/promises';
import type { Release } from '../../../shared/releases/release.ts';
import { onStopSignals } from '../../server/host/stop-signals.ts';
import type { Installation } from '../app/installation.ts';
import { signalStatus } from '../output/exit-reason.ts';
import { findApp, type FoundApp } from '../app/find-app.ts';
import { inProcessClient, ownEngine } from '../app/own-engine.ts';
import { followOutput } from './show-releases.ts';
import { parseVersion } from './find-releases.ts';
import { say, tell } from '../output/tell.ts';

/** `dynodeck deploy`. @returns the exit status: 1 when the release command fails */
export function deploy(folder: string | null, installation: Installation): Promise<number> {
  return release(folder, installation, async ({ client, app }) => {
    const made = await client.request('releases.deploy', { app: app.id });
    say(`Deploying ${named(made)}to ${app.name}... done, v${made.version}`);
    if (made.commit === null) tell(WITHOUT_COMMIT);
    return made;
  });
}

/** `dynodeck releases:retry`. @returns the exit status: 1 when the release command fails again */
export function retry(folder: string | null, version: string | null, installation: Installation): Promise<number> {
  const wanted = version === null ? null : parseVersion(version);
  return release(folder, installation, async ({ client, app }) => {
    const made = await client.request('releases.retry', { app: app.id, version: wanted });
    const [, retried = ''] = /^Retry of (v\d+)/.exec(made.description) ?? [];
    say(`Retrying ${retried} on ${app.name}... done, v${made.version}`);
    return made;
  });
}

/** `dynodeck rollback`. @returns the exit status: 1 when the release command fails */
export function rollback(
  options: { folder: string | null; version: string | null; code: boolean },
  installation: Installation,
): Promise<number> {
  const version = options.version === null ? null : parseVersion(options.version);
  return release(options.folder, installation, async ({ client, app }) => {
    const { releases } = await client.request('releases.list', { app: app.id, count: LOOKED_BACK });
    const before = releases.find(({ current }) => current);
    const made = await client.request('releases.rollback', { app: app.id, version, code: options.code });
    const target = made.description.replace('Rollback to ', '');
    say(`Rolling back ${app.name} to ${target}... done, v${made.version}`);
    tell(options.code ? AFFECTS_ALL : AFFECTS_CONFIG);
    const undo = `To undo, run: dynodeck rollback v${before?.version}${options.code ? ' --code' : ''}`;
    if (before !== undefined) tell(undo);
    return made;
  });
}

/** So many releases in a row that failed are not to be expected. */
const LOOKED_BACK = 1_000;
/** Heroku's sentence. */
const AFFECTS_ALL = "Rollback affects code and config vars; it doesn't add or remove addons.";
const AFFECTS_CONFIG =
  "Rollback affects config vars; it doesn't add or remove addons. The code is rolled back with --code.";

const WITHOUT_COMMIT =
  'The folder has no git commit: it is released as it is, and a rollback brings back config vars only.';

function named({ commit }: Release): string {
  return commit === null ? '' : `${commit.hash.slice(0, 7)}${commit.dirty ? ' (dirty) ' : ' '}`;
}

/** Makes a release and sees it through: with nothing open, its command runs in this process. */
async function release(
  folder: string | null,
  installation: Installation,
  make: (app: ReleaseApp) => Promise<Release>,
): Promise<number> {
  const opened = await openReleaseApp(folder, installation);
  let stopped: number | null = null;
  onStopSignals((signal) => {
    stopped = signalStatus(signal);
    void opened.close();
  });
  try {
    const made = await make(opened);
    if (made.status !== 'pending') return 0;
    process.stdout.write('Running release command...\n\n');
    const status = await follow(opened, made.version);
    return stopped ?? status;
  } catch (error) {
    if (stopped === null) throw error;
    return stopped;
  } finally {
    await opened.close();
  }
}

function follow({ client, app }: ReleaseApp, version: number): Promise<number> {
  const of = { app: app.id, version };
  return followOutput(
    { output: () => client.request('releases.output', of), info: () => client.request('releases.info', of) },
    version,
  );
}

interface ReleaseApp extends FoundApp {
  /** Ends what was opened for this command alone. */
  close(): Promise<void>;
}

/**
 * The app a command releases: the one that is open here; with nothing that has it open, it is opened in this process
 * for as long as the command takes, with the files that were chosen for it. None of its dynos start.
 * @param folder as typed; null: the current folder
 */
async function openReleaseApp(folder: string | null, installation: Installation): Promise<ReleaseApp> {
  const found = await findApp(folder);
  const opened = found ? { ...found, close: async () => found.client.close() } : await openHere(folder, installation);
  const { client, app } = opened;
  // Whoever types a command in a folder trusts it.
  if (!app.settings.trusted) await client.request('app.trust', { app: app.id });
  return opened;
}

async function openHere(folder: string | null, installation: Installation): Promise<ReleaseApp> {
  const engine = ownEngine(installation, null);
  const app = await engine.openApp({ folder: await realpath(folder ?? '.').catch(() => folder ?? '.') });
  return { client: inProcessClient(engine), app, close: () => engine.close() };
}
