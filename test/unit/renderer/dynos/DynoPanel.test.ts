import { describe, expect, it } from 'vitest';
import { groupNames } from '../../../../renderer/dynos/DynoPanel.tsx';
import { aDyno } from './a-dyno.ts';

const type = (name: string, inFormation = true) => ({ name, command: 'true', line: 1, quantity: 1, inFormation, size: 'Basic' });

describe('groupNames', () => {
  it('lists the formation in Procfile order, without release', () => {
    const processTypes = [type('release', false), type('worker'), type('web')];
    expect(groupNames({ processTypes, dynos: [aDyno({ type: 'web' })] })).toEqual(['worker', 'web']);
  });

  it('keeps a type that left the Procfile while its dynos are ending', () => {
    const dynos = [aDyno({ type: 'web' }), aDyno({ name: 'old.1', type: 'old' })];
    expect(groupNames({ processTypes: [type('web')], dynos })).toEqual(['web', 'old']);
  });

  it('makes no group of a one-off dyno', () => {
    expect(groupNames({ processTypes: [], dynos: [aDyno({ name: 'run.1', type: 'run', kind: 'one-off' })] })).toEqual([]);
  });
});
