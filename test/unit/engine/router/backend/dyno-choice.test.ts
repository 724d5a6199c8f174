import { expect, it } from 'vitest';
import { chooseDyno } from '../../../../../electron/engine/router/backend/dyno-choice.ts';
import type { WebDyno } from '../../../../../electron/engine/router/router-state.ts';
import type { DynoState } from '../../../../../shared/dynos/dyno.ts';

function dynos(...states: DynoState[]): WebDyno[] {
  return states.map((state, index) => ({ name: `web.${index + 1}`, port: 5_001 + index, state }));
}

const FRESH = { tried: new Set<string>(), last: null };
const nobody = (): boolean => false;
const everybody = (): boolean => true;

it.each<[DynoState[], unknown]>([
  [[], { kind: 'error', code: 'H14' }],
  [['down', 'down'], { kind: 'error', code: 'H14' }],
  [['crashed', 'down'], { kind: 'error', code: 'H10' }],
  [['crashed', 'starting'], { kind: 'wait', for: 'boot' }],
  [['idle'], { kind: 'wait', for: 'boot' }],
])('without one that is up: %j', (states, choice) => {
  expect(chooseDyno(dynos(...states), nobody, FRESH, null)).toEqual(choice);
});

it('takes each of those that are up, and no other', () => {
  const states = dynos('up', 'crashed', 'up', 'starting');
  const names = new Set<string>();
  for (let count = 0; count < 200; count++) {
    const choice = chooseDyno(states, nobody, FRESH, null);
    if (choice.kind === 'dyno') names.add(choice.dyno.name);
  }
  expect([...names].toSorted()).toEqual(['web.1', 'web.3']);
});

it('takes the one that affinity asks for, unless it is not up', () => {
  for (let count = 0; count < 20; count++) {
    expect(chooseDyno(dynos('up', 'up'), nobody, FRESH, 'web.2')).toMatchObject({ dyno: { name: 'web.2' } });
    expect(chooseDyno(dynos('up', 'crashed'), nobody, FRESH, 'web.2')).toMatchObject({ dyno: { name: 'web.1' } });
  }
});

it('waits while all are quarantined, unless it has tried them itself', () => {
  expect(chooseDyno(dynos('up'), everybody, FRESH, null)).toEqual({ kind: 'wait', for: 'quarantine' });
  const tried = new Set(['web.1']);
  expect(chooseDyno(dynos('up'), everybody, { tried, last: 'refused' }, null)).toEqual({ kind: 'error', code: 'H21' });
  expect(chooseDyno(dynos('up'), everybody, { tried, last: 'timeout' }, null)).toEqual({ kind: 'error', code: 'H19' });
});

it('gives up after ten attempts', () => {
  const many = dynos(...Array.from({ length: 12 }, () => 'up' as const));
  const tried = new Set(many.slice(0, 10).map(({ name }) => name));
  expect(chooseDyno(many, nobody, { tried, last: 'refused' }, null)).toEqual({ kind: 'error', code: 'H21' });
});
