import { expect, test } from 'vitest';
import { announcedChanges, announcedCrash } from '../../../../renderer/shell/announce-changes.ts';
import type { DynoSnapshot } from '../../../../shared/dynos/dyno.ts';
import { aDyno } from '../dynos/a-dyno.ts';

const WEB = aDyno({ name: 'web.1', state: 'starting' });

function changes(before: Partial<DynoSnapshot>, now: Partial<DynoSnapshot>, named = false) {
  return announcedChanges({ dynos: [{ ...WEB, ...before }] }, { name: 'shop', dynos: [{ ...WEB, ...now }] }, named);
}

test('a dyno that is up is heard, one that is only on its way is not', () => {
  expect(changes({}, { state: 'up' })).toEqual([{ subject: 'web.1', words: 'up', problem: false }]);
  expect(changes({ state: 'down' }, {})).toEqual([]);
  expect(changes({ state: 'up' }, { state: 'up', restarts: 3 })).toEqual([]);
});

test('a crash is a problem, with how it ended, and is heard once: not as a change of state, too', () => {
  const crash = { dyno: 'web.1', cause: 'exit', status: 7 } as const;
  expect(announcedCrash(crash, 'shop', false)).toEqual({
    subject: 'web.1',
    words: 'crashed, exited with status 7',
    problem: true,
  });
  expect(announcedCrash(crash, 'shop', true).subject).toBe('web.1 of shop');
  expect(changes({ state: 'up' }, { state: 'crashed', exit: { status: 7, at: 0 } })).toEqual([]);
});

test('a one-off that ends badly is a problem, one that ends well is not', () => {
  const ended = (status: number) =>
    changes({ kind: 'one-off', state: 'up' }, { kind: 'one-off', state: 'complete', exit: { status, at: 0 } });
  expect(ended(0)).toEqual([{ subject: 'web.1', words: 'complete, exited with status 0', problem: false }]);
  expect(ended(1)[0]).toEqual({ subject: 'web.1', words: 'complete, exited with status 1', problem: true });
});

test('a dyno that was not there before says nothing, and one of another app names it', () => {
  expect(announcedChanges({ dynos: [] }, { name: 'shop', dynos: [{ ...WEB, state: 'up' }] }, false)).toEqual([]);
  expect(changes({}, { state: 'up' }, true)[0]?.subject).toBe('web.1 of shop');
});
