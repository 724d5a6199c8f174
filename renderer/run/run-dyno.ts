import { createStore } from 'zustand/vanilla';
import { toFailure } from '../../shared/contract/failure.ts';
import { request } from '../state/ask.ts';
import { selectTab } from '../state/shown-layout.ts';
import { noteRecording } from '../terminals/moments/recording.ts';
import { notify } from '../ui/state/notices.ts';

/** The size of a terminal until it is on screen and says its real one. */
const FIRST_SIZE = { columns: 80, rows: 24 } as const;

/** What a one-off dyno without a command runs, as `heroku run bash`. */
export const SHELL = 'bash';

/** App whose "Run a one-off dyno" dialog is open. */
export const runDialog = createStore<{ app: string | null }>()(() => ({ app: null }));

/**
 * Starts a one-off dyno with a command line or a process type's name, and shows its terminal.
 *
 * @param record from its first byte on
 * @throws {DynodeckError} the engine's failure.
 */
export async function runDyno(app: string, command: string, record = false): Promise<void> {
  const { dyno } = await request('run.start', { app, command, record, ...FIRST_SIZE });
  if (record) noteRecording({ app, dyno });
  selectTab(app, dyno);
}

/** A plain shell in a one-off dyno; a failure becomes a notice. */
export async function runShell(app: string): Promise<void> {
  try {
    await runDyno(app, SHELL);
  } catch (thrown) {
    const { code, message } = toFailure(thrown);
    if (code !== 'untrusted') notify(message);
  }
}
