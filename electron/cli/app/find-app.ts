import { setTimeout } from 'node:timers/promises';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { CONTRACT_VERSION } from '../../../shared/contract/wire.ts';
import { connectToEngines, type EngineConnection } from '../../server/transport/socket-clients.ts';
import { CommandFailure } from '../output/failure.ts';
import { foldersFrom, realFolder } from './nearest-folder.ts';
import { tell } from '../output/tell.ts';

/**
 * An engine takes connections even while its process is stopped (Ctrl-Z). One that is only busy answers within
 * milliseconds; this leaves room for a machine that swaps.
 */
const ANSWER_MS = 5_000;

/** An app in some running engine: of a desktop window, `dynodeck local` or `dynodeck serve`. */
export interface FoundApp {
  client: Client;
  app: AppSnapshot;
}

/**
 * The app a command is about: the one that has the folder open, or the nearest folder above it.
 * @param folder as typed; null: the current folder
 */
export async function findApp(folder: string | null): Promise<FoundApp | null> {
  const engines = await connectToEngines();
  const lists = await Promise.all(engines.map((engine) => openApps(engine)));
  const found = lists.flat();
  const best = nearest(found, realFolder(folder));
  for (const { client } of engines) if (client !== best?.client) client.close();
  return best;
}

/** @throws {CommandFailure} when no engine has it open */
export async function requireApp(folder: string | null): Promise<FoundApp> {
  const found = await findApp(folder);
  if (found !== null) return found;
  const path = realFolder(folder);
  const advice = 'run `dynodeck local` there, or open it in the window, or name one with --folder';
  throw new CommandFailure(`Nothing of Dynodeck has ${path} open: ${advice}.`);
}

/** The apps this engine has open. Nothing, and a sentence on stderr, when it does not answer. */
async function openApps({ client, pid }: EngineConnection): Promise<FoundApp[]> {
  const timeLimit = new AbortController();
  const silence = setTimeout(ANSWER_MS, null, { signal: timeLimit.signal }).catch(() => null);
  const answer = await Promise.race([
    // It fails when the engine is just ending.
    Promise.all([client.request('engine.info', {}), client.request('apps.list', {})]).catch(() => 'ending' as const),
    silence,
  ]);
  timeLimit.abort();
  if (answer === 'ending') return [];
  if (answer !== null) {
    const [{ contract, version }, apps] = answer;
    if (contract === CONTRACT_VERSION) return apps.map((app) => ({ client, app }));
    tell(`dynodeck: Process ${pid} runs Dynodeck ${version}, which this command cannot talk to: it is left out.`);
    return [];
  }
  const advice = `If it was stopped with Ctrl-Z, \`kill -CONT ${pid}\` lets it go on.`;
  tell(`dynodeck: Process ${pid}, which has apps open, does not answer and is left out. ${advice}`);
  return [];
}

function nearest(found: FoundApp[], start: string): FoundApp | null {
  for (const folder of foldersFrom(start)) {
    const here = found.filter(({ app }) => app.folder === folder);
    // The window and a `dynodeck local` may both have it open: the one that runs it is meant.
    const best = here.find(({ app }) => app.dynos.some(({ pid }) => pid !== null)) ?? here[0];
    if (best) return best;
  }
  return null;
}

/** The app as it is after what this command has changed. */
export async function appNow({ client, app }: FoundApp): Promise<AppSnapshot> {
  const apps = await client.request('apps.list', {});
  return apps.find(({ id }) => id === app.id) ?? app;
}
