import { expect, test } from 'vitest';
import { ActivityList, MAX_ENTRIES } from '../../../../electron/engine/activity/app-activity.ts';
import { type ChangedDyno, happeningOf, fileChanges } from '../../../../electron/engine/activity/happenings.ts';
import { type AppFiles, NO_FILES } from '../../../../electron/engine/source/source-files.ts';

const WEB: ChangedDyno = {
  name: 'web.1',
  kind: 'formation',
  state: 'up',
  exit: null,
  note: null,
  command: 'npm start',
  isPortBusy: false,
};
const files = (commands: Record<string, string>, vars: Record<string, string>): AppFiles => ({
  ...NO_FILES,
  processTypes: Object.entries(commands).map(([name, command]) => ({ name, command, line: 1 })),
  configVars: Object.entries(vars).map(([name, value]) => ({ name, value, file: '.env', line: 1, shadows: [] })),
});

test('the newest two thousand entries are kept, and numbers go on', () => {
  const list = new ActivityList();
  for (let at = 0; at < 5_000; at++) list.add({ at, kind: 'start', dyno: null, text: '', line: null, tone: 'plain' });
  expect(list.entries).toHaveLength(MAX_ENTRIES);
  expect(list.entries[0]).toMatchObject({ number: 3_001, at: 3_000 });
  expect(list.entries.at(-1)).toMatchObject({ number: 5_000 });
});

test('a start says what it came after', () => {
  const starting = { ...WEB, state: 'starting' as const };
  expect(happeningOf('down', starting)).toMatchObject({ kind: 'start', text: 'web.1 was started' });
  expect(happeningOf('up', starting)).toMatchObject({ kind: 'restart', text: 'web.1 was restarted' });
  expect(happeningOf('crashed', starting)).toMatchObject({ kind: 'restart', text: 'web.1 was restarted after a crash' });
  expect(happeningOf('idle', starting)).toMatchObject({ kind: 'sleep', text: 'web.1 was woken' });
});

test('a crash says its status, or why there is none, and a busy port is one of its own', () => {
  const crashed = { ...WEB, state: 'crashed' as const };
  expect(happeningOf('up', { ...crashed, exit: { status: 7, at: 0 } })?.text).toBe('web.1 crashed with status 7');
  expect(happeningOf('starting', { ...crashed, note: 'No such folder.' })?.text).toBe('web.1 crashed: No such folder.');
  const busy = { ...crashed, note: 'Port 5001 is in use.', isPortBusy: true };
  expect(happeningOf('starting', busy)).toEqual({
    kind: 'port',
    text: 'web.1 did not start: Port 5001 is in use.',
    tone: 'error',
  });
});

test('a one-off dyno that was told to end has not failed', () => {
  const run: ChangedDyno = { ...WEB, name: 'run.1234', kind: 'one-off', state: 'complete' };
  expect(happeningOf('up', { ...run, exit: { status: 1, at: 0 } })).toMatchObject({ kind: 'one-off', tone: 'error' });
  expect(happeningOf('up', { ...run, exit: { status: 143, at: 0, requested: true } })).toMatchObject({ tone: 'plain' });
});

test('what was edited is told by name, never by value', () => {
  const before = files({ web: 'a', worker: 'b' }, { FOO: 'secret-1', BAR: 'x' });
  const now = files({ web: 'c', clock: 'd' }, { FOO: 'secret-2', BAR: 'x' });
  expect(fileChanges(before, now)).toEqual([
    'Procfile was edited: web changed, worker removed, clock added',
    'Env files were edited: FOO changed',
  ]);
  expect(fileChanges(now, now)).toEqual([]);
});
