import type { ActivityEntry } from '../../../shared/app/activity.ts';
import type { DynoSnapshot, DynoState } from '../../../shared/dynos/dyno.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';

/** What is known of a dyno at the moment its state changed. */
export interface ChangedDyno extends Pick<DynoSnapshot, 'name' | 'kind' | 'state' | 'exit' | 'note'> {
  command: string;
  /** It crashed because its port is in use. */
  isPortBusy: boolean;
}

export type Happening = Pick<ActivityEntry, 'kind' | 'text' | 'tone'>;

/** What a change of state means to its owner; null for what is told otherwise. */
export function happeningOf(before: DynoState, dyno: ChangedDyno): Happening | null {
  return dyno.kind === 'one-off' ? oneOffHappening(dyno) : formationHappening(before, dyno);
}

function oneOffHappening({ name, state, exit, note, command }: ChangedDyno): Happening | null {
  if (state === 'starting') return { kind: 'one-off', text: `${name} started: ${command}`, tone: 'plain' };
  if (state !== 'complete') return null;
  if (exit === null) return { kind: 'one-off', text: `${name} ended${because(note)}`, tone: note ? 'error' : 'plain' };
  const failed = exit.status !== 0 && exit.requested !== true;
  return { kind: 'one-off', text: `${name} ended with status ${exit.status}`, tone: failed ? 'error' : 'plain' };
}

function formationHappening(before: DynoState, dyno: ChangedDyno): Happening | null {
  const { name, state } = dyno;
  switch (state) {
    case 'starting':
      return beginning(before, name);
    case 'up':
      return { kind: 'start', text: `${name} is up`, tone: 'plain' };
    case 'crashed':
      return crash(dyno);
    case 'idle':
      return { kind: 'sleep', text: `${name} fell asleep`, tone: 'plain' };
    case 'down':
      return { kind: 'stop', text: `${name} was stopped`, tone: 'plain' };
    case 'complete':
      return null;
    default:
      return assertNever(state);
  }
}

function beginning(before: DynoState, name: string): Happening {
  if (before === 'idle') return { kind: 'sleep', text: `${name} was woken`, tone: 'plain' };
  if (before === 'down') return { kind: 'start', text: `${name} was started`, tone: 'plain' };
  const after = before === 'crashed' ? ' after a crash' : '';
  return { kind: 'restart', text: `${name} was restarted${after}`, tone: 'plain' };
}

function crash({ name, exit, note, isPortBusy }: ChangedDyno): Happening {
  if (isPortBusy) return { kind: 'port', text: `${name} did not start${because(note)}`, tone: 'error' };
  const how = exit === null ? '' : ` with status ${exit.status}`;
  return { kind: 'crash', text: `${name} crashed${how}${because(note)}`, tone: 'error' };
}

function because(note: string | null): string {
  return note === null ? '' : `: ${note}`;
}
