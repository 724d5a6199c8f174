import type { Client } from '../../../shared/contract/client.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import { t } from '../../../shared/text/i18n.ts';
import { connection } from '../../client/connection.ts';
import { saveFile } from '../../ui/state/save-file.ts';
import { notify } from '../../ui/state/notices.ts';
import type { DynoTerminal } from '../xterm/dyno-terminal.ts';
import type { TerminalSize } from '../xterm/terminal-feed.ts';

/**
 * The newest bytes (about 2 MiB) that a dyno has printed, with their colours and cursor movements: what the engine
 * sends a view that is opened. Only what would act on a terminal again, such as a bell, is left out.
 * @param size the present one: opening a view sets that of the pty
 * @throws {DynodeckError} the engine's failure
 */
export async function rawOutput(client: Client, app: string, dyno: string, size: TerminalSize): Promise<BlobPart[]> {
  const view = client.newView();
  const parts: BlobPart[] = [];
  const stop = client.onBytes(view, (bytes) => parts.push(new Blob([new Uint8Array(bytes)])));
  try {
    // The answer comes behind the bytes, on the same way.
    await client.request('terminal.open', { app, dyno, view, ...size });
    await client.request('terminal.close', { view });
    return parts;
  } finally {
    stop();
  }
}

/** Offers the raw output of a terminal as a file; a failure becomes a notice. */
export async function saveRawOutput({ app, dyno, size }: DynoTerminal): Promise<void> {
  const { client } = connection.getState();
  if (client === null) return notify(t('Not saved: there is no connection to the engine.'));
  try {
    saveFile(`${dyno}.ansi`, 'application/octet-stream', await rawOutput(client, app, dyno, size));
  } catch (thrown) {
    notify(t('Not saved: {message}', { message: toFailure(thrown).message }));
  }
}
