import { constants } from 'node:os';
import type { AppSnapshot } from '../../../shared/app/app.ts';

/** Why a run ends. */
export type ExitReason =
  | { how: 'signal'; signal: NodeJS.Signals }
  /** Under `--on-exit stop`: the first exit. */
  | { how: 'firstExit'; dyno: string; status: number }
  /** Nothing runs, and nothing will by itself. */
  | { how: 'over'; status: number }
  /** Nobody reads stdout any more. */
  | { how: 'unread' }
  /** Another client has closed the app. */
  | { how: 'closed' };

/** What a shell adds to a signal's number to make it an exit status. */
const SIGNAL_STATUS_BASE = 128;

export function signalStatus(signal: NodeJS.Signals): number {
  return SIGNAL_STATUS_BASE + constants.signals[signal];
}

/** @param killed whether its user did not wait for the dynos to stop */
export function statusOf(ending: ExitReason, killed: boolean): number {
  switch (ending.how) {
    case 'signal':
      // Ctrl-C is how a run is meant to end.
      return ending.signal === 'SIGINT' && !killed ? 0 : signalStatus(ending.signal);
    case 'firstExit':
    case 'over':
      return ending.status;
    case 'unread':
      return signalStatus('SIGPIPE');
    case 'closed':
      return 0;
  }
}

/** Whether a snapshot of a started app says that it has ended. */
export function endingOf(app: AppSnapshot): ExitReason | null {
  const { firstExit } = app;
  if (firstExit !== null) return { how: 'firstExit', ...firstExit };
  const dynos = app.dynos.filter(({ kind }) => kind === 'formation');
  const isOver = dynos.every(({ state, shutdown, restartAt }) => {
    return (state === 'crashed' || state === 'down') && shutdown === null && restartAt === null;
  });
  // Without a release there is nothing that dynos could run.
  const { releases } = app;
  if (isOver && releases?.current === null && releases.pending === null && releases.failed !== null) {
    return { how: 'over', status: 1 };
  }
  // Dynos that were stopped from another shell may be started again from there.
  if (!isOver || !dynos.some(({ state }) => state === 'crashed')) return null;
  const exits = dynos.map(({ exit }) => exit).filter((exit) => exit !== null);
  const failed = exits.filter(({ status, requested }) => status !== 0 && !requested).sort((a, b) => a.at - b.at);
  // One that was told to end and is crashed now could not be started again.
  const wasRefused = dynos.some(({ state, exit }) => state === 'crashed' && (exit === null || exit.requested));
  return { how: 'over', status: failed[0]?.status ?? (wasRefused ? 1 : 0) };
}
