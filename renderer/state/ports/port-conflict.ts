import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { PortConflict } from '../../../shared/dynos/dyno.ts';
import { t } from '../../../shared/text/i18n.ts';
import { homePath } from '../../ui/text/home-path.ts';
import { apps } from '../apps-store.ts';
import { ask } from '../ask.ts';

/** Starts again what a busy port has kept from running. */
export async function startRefused(id: string): Promise<void> {
  const app = apps.getState().byId[id];
  if (!app) return;
  await Promise.all(refusedByPort(app).map((target) => ask('dynos.start', { app: id, target })));
}

/** Moves the app to another base port, for good, and starts again what the busy one has kept from running. */
export async function moveToPort(id: string, port: number): Promise<void> {
  if ((await ask('app.configure', { app: id, port })) !== undefined) await startRefused(id);
}

/**
 * What a busy port has kept from running, as targets of `dynos.start`; null stands for the whole formation, which the
 * first refused dyno has stopped where its exit is set to. A dyno that was refused says why, and waits for nothing.
 */
export function refusedByPort({ dynos, firstExit }: Pick<AppSnapshot, 'dynos' | 'firstExit'>): (string | null)[] {
  if (firstExit !== null) return [null];
  return dynos
    .filter(({ kind, state, restartAt, note }) => {
      return kind === 'formation' && state === 'crashed' && restartAt === null && note !== null;
    })
    .map(({ name }) => name);
}

/** What the engine calls the program of macOS that listens on ports 5000 and 7000. */
const AIRPLAY = 'AirPlay Receiver';

/** `Port 5001 is in use by node (pid 123, in ~/shop).` Where the holder has a switch, it says where. */
export function portConflictSentence({ port, holder }: PortConflict, home: string | undefined): string {
  if (holder === null) return t('Port {port} is in use by another program.', { port });
  if (holder.command === AIRPLAY) {
    return t(
      'Port {port} is in use by the AirPlay Receiver of macOS. ' +
        'It is turned off in System Settings, General, AirDrop & Handoff.',
      { port },
    );
  }
  const program = programOf(holder.command);
  const { pid, folder } = holder;
  if (folder === null) return t('Port {port} is in use by {program} (pid {pid}).', { port, program, pid });
  return t('Port {port} is in use by {program} (pid {pid}, in {folder}).', {
    port,
    program,
    pid,
    folder: homePath(folder, home),
  });
}

/** `/usr/bin/node server.js` is node; a process that renames itself, such as `nginx: master process`, nginx. */
function programOf(command: string): string {
  const [first = command] = command.trim().split(/\s/);
  return first.split('/').at(-1)?.replace(/:$/, '') || command;
}
