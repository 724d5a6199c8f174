import type { ActivityEntry } from '../../../shared/app/activity.ts';
import type { DynoSnapshot, DynoState } from '../../../shared/dynos/dyno.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import type { Release } from '../../../shared/releases/release.ts';
import type { AppFiles } from '../source/source-files.ts';

/** Something that has happened to an app, as its activity feed says it. */
export type Happening = Pick<ActivityEntry, 'kind' | 'text' | 'tone'>;

/** What is known of a dyno at the moment its state changed. */
export interface ChangedDyno extends Pick<DynoSnapshot, 'name' | 'kind' | 'state' | 'exit' | 'note'> {
  command: string;
  /** It crashed because its port is in use. */
  isPortBusy: boolean;
}

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

/** What a release that was made, or whose status changed, means to its owner; null while its command has to run. */
export function releaseHappening({ version, status, cause, description }: Release): Happening | null {
  const kind = cause === 'config' ? 'config' : 'release';
  const named = `v${version}: ${description}`;
  switch (status) {
    case 'pending':
      return null;
    case 'succeeded':
      return { kind, text: named, tone: 'plain' };
    case 'failed':
      return { kind, text: `${named} (its release command failed)`, tone: 'error' };
    case 'expired':
      return { kind, text: `${named} (Dynodeck ended before its release command did)`, tone: 'warning' };
    default:
      return assertNever(status);
  }
}

/** What is different in the files now, a sentence for the Procfile and one for the env files. Never a value. */
export function fileChanges(before: AppFiles, now: AppFiles): string[] {
  const types = changedNames(commandsOf(before), commandsOf(now));
  const vars = changedNames(valuesOf(before), valuesOf(now));
  return [
    ...(types.length > 0 ? [`${now.procfile} was edited: ${types.join(', ')}`] : []),
    ...(vars.length > 0 ? [`Env files were edited: ${vars.join(', ')}`] : []),
  ];
}

function commandsOf({ processTypes }: AppFiles): Map<string, string> {
  return new Map(processTypes.map(({ name, command }) => [name, command]));
}

function valuesOf({ configVars }: AppFiles): Map<string, string> {
  return new Map(configVars.map(({ name, value }) => [name, value]));
}

function changedNames(before: Map<string, string>, now: Map<string, string>): string[] {
  const names = new Set([...before.keys(), ...now.keys()]);
  return [...names].filter((name) => before.get(name) !== now.get(name)).map((name) => {
    if (!before.has(name)) return `${name} added`;
    return now.has(name) ? `${name} changed` : `${name} removed`;
  });
}
