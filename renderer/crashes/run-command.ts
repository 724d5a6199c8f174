import { toFailure } from '../../shared/contract/failure.ts';
import { runDyno } from '../run/run-dyno.ts';
import { notify } from '../ui/state/notices.ts';

/** Runs a command in a one-off dyno of the app, with its terminal on screen; a failure becomes a notice. */
export async function runCommand(app: string, command: string): Promise<void> {
  try {
    await runDyno(app, command);
  } catch (thrown) {
    const { code, message } = toFailure(thrown);
    if (code !== 'untrusted') notify(message);
  }
}
