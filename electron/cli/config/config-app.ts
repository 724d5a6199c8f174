import { lstatSync, realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { listConfig } from '../../../shared/config/config-listing.ts';
import type { WantedVars } from '../../../shared/config/config-plan.ts';
import { DEFAULT_ENV_FILES } from '../../engine/source/source-files.ts';
import { readEnvFiles } from '../../engine/config/env-files.ts';
import { openParams } from '../../server/process/open-params.ts';
import { findApp, type FoundApp } from '../app/find-app.ts';
import { inProcessClient, ownEngine } from '../app/own-engine.ts';
import { CommandFailure } from '../output/failure.ts';
import type { Installation } from '../app/installation.ts';
import { tell } from '../output/tell.ts';

/** The app that a command about config vars is for. */
export interface ConfigChoice {
  folder: string | null;
  envFiles: string[] | null;
}

export type ConfigVars = Map<string, string>;

/** The config vars of an app, whether anything has it open or not. */
export interface ConfigApp {
  name: string;
  /** In the order of the files. */
  vars(): Promise<ConfigVars>;
  /** @param expected values as they were when the change was thought of */
  set(vars: WantedVars, expected?: WantedVars): Promise<ChangedConfig>;
  dispose(): void;
}

export interface ChangedConfig {
  /** The version of the release it has led to, or of the one before when nothing has changed; null without releases. */
  version: number | null;
  /** The release command has run in this process, and failed. */
  isFailed: boolean;
  /** What the user should know of the values that were written, a sentence each. */
  warnings: string[];
}

/**
 * The app that is open in this folder, or the folder as it is. Env files of the command's own are never those of an app
 * that is open.
 */
export async function openConfigApp(choice: ConfigChoice, installation: Installation): Promise<ConfigApp> {
  const found = choice.envFiles === null ? await findApp(choice.folder) : null;
  return found === null ? closedApp(choice, installation) : openedApp(found);
}

function openedApp({ client, app }: FoundApp): ConfigApp {
  return {
    name: app.name,
    vars: () => varsOf(client, app.id),
    async set(vars, expected = []) {
      return setVars(client, app, vars, expected);
    },
    dispose: () => client.close(),
  };
}

async function varsOf(client: Client, app: string): Promise<ConfigVars> {
  const { vars } = await client.request('config.list', { app, reveal: null });
  return new Map(vars.map(({ name, value }) => [name, value ?? '']));
}

/** Reading needs no engine, and so leaves ports and settings alone; a change is made in one, for the release. */
function closedApp({ folder, envFiles }: ConfigChoice, installation: Installation): ConfigApp {
  const path = existingFolder(folder ?? '.');
  return {
    name: basename(path),
    async vars() {
      const files = await readEnvFiles(path, envFiles ?? DEFAULT_ENV_FILES);
      for (const { file, text } of files) {
        // Nobody has asked for the default one: it need not be there.
        const isExpected = envFiles !== null || isNamed(resolve(path, file));
        if (text !== null || !isExpected) continue;
        tell(`${file}: It cannot be read, so it gives no config vars.`);
      }
      return new Map(listConfig(files, {}, null).vars.map(({ name, value }) => [name, value ?? '']));
    },
    async set(vars, expected = []) {
      const engine = ownEngine(installation, path);
      try {
        const app = await engine.openApp(openParams({ folder: path, procfile: null, envFiles, port: null }));
        const client = inProcessClient(engine);
        const changed = await setVars(client, app, vars, expected);
        const isFailed = changed.version !== null && (await fails(client, app.id, changed.version));
        return { ...changed, isFailed };
      } finally {
        await engine.close();
      }
    },
    dispose() {
      // An engine lasts for one change only.
    },
  };
}

async function setVars(
  client: Client,
  { id, releases }: AppSnapshot,
  vars: WantedVars,
  expected: WantedVars,
): Promise<ChangedConfig> {
  const change = await client.request('config.set', { app: id, vars: copied(vars), expected: copied(expected) });
  const version = change.version ?? releases?.current ?? null;
  return { version, isFailed: false, warnings: change.warnings ?? [] };
}

function copied(vars: WantedVars): [string, string | null][] {
  return vars.map(([name, value]) => [name, value]);
}

function existingFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    throw new CommandFailure(`There is no folder ${resolve(folder)}.`);
  }
}

/** Tells whether there is a file of that name, or a link, be it to nowhere. */
function isNamed(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Waits for the command of a release that an engine of this process runs: it would end with this command. The release
 * itself is asked: what the app says of its newest one may be of another, or be about to change.
 * @returns whether it has come to anything but success
 */
async function fails(client: Client, app: string, version: number): Promise<boolean> {
  let tell = (): void => {};
  const off = client.on('releases.changed', () => tell());
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => (tell = resolve));
      const { release } = await client.request('releases.info', { app, version });
      if (release.status !== 'pending') return release.status !== 'succeeded';
      await changed;
    }
  } finally {
    off();
  }
}
