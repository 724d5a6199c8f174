import { resolve } from 'node:path';
import { createEngine } from '../../engine/api/create-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import { openParams } from '../../server/process/open-params.ts';
import { stateFolder } from '../../server/host/state-folder.ts';
import { onStopSignals, stopThenKill } from '../../server/host/stop-signals.ts';
import { terminalRenderer } from '../../server/web/terminal-renderer.ts';
import { listenForCommands } from '../../server/transport/socket-server.ts';
import { startWebServer, type WebServer } from '../../server/web/web-server.ts';
import { cataloguesOf, Languages } from '../../server/languages/languages.ts';
import type { AppChoice } from '../app/app-options.ts';
import { commandSettings } from '../app/file-settings.ts';
import { formatProblem } from '../output/failure.ts';
import type { Installation } from '../app/installation.ts';

export interface ServeOptions extends AppChoice {
  /** As typed; null: the current folder. */
  folder: string | null;
  /** Port of the page itself; null: any free one. */
  listen: number | null;
}

/**
 * `dynodeck serve`: the window's page for a browser, until a signal ends it.
 * @returns the exit status
 */
export async function serve(args: ServeOptions, installation: Installation): Promise<number> {
  const engine = createEngine({
    version: installation.version,
    host: 'server',
    sampleFolder: installation.sampleFolder,
    settings: commandSettings(stateFolder(process.env)),
    stateFolder: stateFolder(process.env),
    shellEnvironment: installation.environment,
    terminalRenderer: terminalRenderer(process.env),
  });
  const stopped = untilStopped(engine);
  let server: WebServer | null = null;
  const socket = await listenForCommands((channel) => engine.connect(channel, 'program'), console.error);
  try {
    const app = await engine.openApp(openParams({ ...args, folder: resolve(args.folder ?? '.') }));
    server = await startWebServer({
      folder: installation.pageFolder,
      languages: spokenLanguages(installation),
      port: args.listen ?? 0,
      connect: (channel) => engine.connect(channel, 'person'),
    });
    for (const problem of app.problems) console.error(formatProblem(problem));
    console.log(`Dynodeck is at ${server.url}`);
    console.log(`It shows ${app.folder}. Ctrl-C stops its dynos and ends it.`);
  } catch (error) {
    console.error(`dynodeck: ${listenProblem(error, args.listen) ?? toFailure(error).message}`);
    await engine.close();
    await socket?.close();
    return 1;
  }
  await stopped;
  await socket?.close();
  await server.close();
  return 0;
}

function spokenLanguages({ wordsFolder }: Installation): Languages {
  return new Languages({
    ...cataloguesOf(wordsFolder, process.env),
    complain: (line) => console.error(`dynodeck: ${line}`),
  });
}

/** Settles once a signal came and every dyno is gone. */
function untilStopped(engine: Engine): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      console.error('Stopping all dynos. Ctrl-C again kills them.');
      engine.close().then(resolve, reject);
    };
    onStopSignals(stopThenKill({ stop, kill: () => engine.killAll() }));
  });
}

function listenProblem(error: unknown, port: number | null): string | null {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `port ${port} is taken by another program: choose another one with --listen.`;
    case 'EACCES':
      return `port ${port} may not be used by this user: choose one above 1023 with --listen.`;
    default:
      return null;
  }
}
