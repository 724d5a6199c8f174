import { access, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Drain } from '../../../shared/logs/drain.ts';
import { DEFAULT_PROCFILE } from '../../engine/source/source-files.ts';
import { DrainSet } from '../../engine/log/drains/drain-set.ts';
import { appId, logFolder } from '../../engine/engine.ts';
import { type LogSettings, readLogSettings, writeLogSettings } from '../../engine/log/disk/log-settings.ts';
import { Logplex } from '../../engine/log/logplex.ts';
import { SETUP_FILES } from '../../engine/source/setup-files.ts';
import { systemReason } from '../../engine/system/system-reason.ts';
import { stateFolder } from '../../server/host/state-folder.ts';
import { CommandFailure } from '../output/failure.ts';

/** What is remembered of an app that nothing has open. */
export interface StoredApp {
  /** Absolute, as the system names it. */
  folder: string;
  /** Where its logs and drains are kept. */
  path: string;
}

/**
 * The nearest folder, from this one up, that is an app or was one when a drain was added.
 * @throws {CommandFailure} when there is none
 */
export async function findStoredApp(start: string): Promise<StoredApp> {
  const first = await realpath(start).catch(() => resolve(start));
  for (let folder = first; ; folder = dirname(folder)) {
    const path = logFolder(stateFolder(process.env), appId(folder)) ?? '';
    if (await isApp(folder, path)) return { folder, path };
    if (dirname(folder) === folder) break;
  }
  throw new CommandFailure(`There is no app in ${first}, nor above it: name its folder with --folder.`);
}

/** Nothing is delivered and nothing is started: they are as they will be when the app is opened. */
export async function storedDrains({ path }: StoredApp): Promise<Drain[]> {
  const { drains } = await readLogSettings(path);
  return withDrains(drains, (set) => Promise.resolve(set.list()));
}

/** Changes what is remembered; the drains get their lines from the next time the app is opened. */
export async function changeStoredDrains({ path }: StoredApp, change: (drains: DrainSet) => Drain): Promise<Drain> {
  const settings = await readLogSettings(path);
  return withDrains(settings.drains, async (set) => {
    const changed = change(set);
    await writeLogSettings(path, { ...settings, drains: set.saved }).catch((error: unknown) => {
      const reason = systemReason(error);
      throw new CommandFailure(`The drains were left as they are, as ${path} cannot be written: ${reason}.`);
    });
    return changed;
  });
}

/** Without a log they have nothing to send. The version is what they would introduce themselves with. */
async function withDrains<T>(saved: LogSettings['drains'], work: (set: DrainSet) => Promise<T>): Promise<T> {
  const logplex = new Logplex();
  const set = new DrainSet(logplex, '');
  try {
    set.restore(saved);
    return await work(set);
  } finally {
    await set.close();
    logplex.dispose();
  }
}

async function isApp(folder: string, path: string): Promise<boolean> {
  const { drains } = await readLogSettings(path);
  if (drains.length > 0) return true;
  const files = [DEFAULT_PROCFILE, ...SETUP_FILES].map((file) => exists(join(folder, file)));
  return (await Promise.all(files)).includes(true);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
