import { describe, expect, it } from 'vitest';
import { planConfigChange } from '../../../../shared/config/config-plan.ts';

const FILES = [
  { file: '.env', text: 'A=1\nB=1\n' },
  { file: '.env.local', text: 'B=2\n' },
];

describe('planConfigChange', () => {
  it('changes a name where its value comes from and adds new ones to the last file', () => {
    expect(planConfigChange(FILES, [['A', '3'], ['B', '3'], ['NEW', 'x']])).toEqual({
      edits: [
        { file: '.env', text: 'A=3\nB=1\n' },
        { file: '.env.local', text: 'B=3\nNEW=x\n' },
      ],
      set: ['A', 'B', 'NEW'],
      removed: [],
    });
  });

  it('removes a name from all files, the one that counts last', () => {
    expect(planConfigChange(FILES, [['B', null]])).toEqual({
      edits: [
        { file: '.env', text: 'A=1\n' },
        { file: '.env.local', text: '' },
      ],
      set: [],
      removed: ['B'],
    });
  });

  it('adds to the file asked for', () => {
    expect(planConfigChange(FILES, [['NEW', 'x']], { file: '.env' })).toMatchObject({
      edits: [{ file: '.env', text: 'A=1\nB=1\nNEW=x\n' }],
    });
    expect(planConfigChange(FILES, [['NEW', 'x']], { file: 'other' })).toEqual({
      refused: '`other` is none of the app\'s env files.',
    });
  });

  it('has nothing to do for values that are there already, and names that are not', () => {
    expect(planConfigChange(FILES, [['A', '1'], ['NONE', null]])).toEqual({ edits: [], set: [], removed: [] });
  });

  it('takes the last of several changes of a name', () => {
    expect(planConfigChange(FILES, [['A', '5'], ['A', '1']])).toMatchObject({ edits: [] });
  });

  it('refuses when a value is not the expected one any more', () => {
    const refusal = { refused: 'Config changed meanwhile (`B`). Refusing to update.' };
    expect(planConfigChange(FILES, [['A', '2']], { expected: [['A', '1'], ['B', '1']] })).toEqual(refusal);
    expect(planConfigChange(FILES, [['A', '2']], { expected: [['A', '1'], ['B', null]] })).toEqual(refusal);
    expect(planConfigChange(FILES, [['A', '2']], { expected: [['C', null]] })).toMatchObject({ set: ['A'] });
  });

  it('refuses names that Heroku does not take, unless they are there already', () => {
    expect(planConfigChange(FILES, [['a-b', '1']])).toHaveProperty('refused');
    expect(planConfigChange([{ file: '.env', text: 'a-b=0\n' }], [['a-b', '1']])).toMatchObject({ set: ['a-b'] });
  });

  it('refuses more than 64 KB', () => {
    expect(planConfigChange(FILES, [['BIG', 'x'.repeat(65_536)]])).toHaveProperty('refused');
  });

  it('names the file that cannot be changed', () => {
    expect(planConfigChange([{ file: 'c.json', text: '{"A": ' }], [['A', '1']])).toEqual({
      refused: expect.stringMatching(/^c\.json was not changed\. .*JSON/),
    });
  });
});
