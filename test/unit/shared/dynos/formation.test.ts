import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFormation, parseProcessList, parseScaleArgument } from '../../../../shared/dynos/formation.ts';
import { parseProcfile } from '../../../../shared/dynos/procfile.ts';

const { processTypes } = parseProcfile('release: r\nweb: w\nmy-worker: m\n2: two\n1: one\n', 'Procfile');

function quantities(text: string): [string, number][] {
  return parseProcessList(text, processTypes).items.map(({ name, quantity }) => [name, quantity]);
}

describe('defaultFormation', () => {
  it('is one dyno of each type but release', () => {
    expect(defaultFormation(processTypes)).toEqual({ web: 1, 'my-worker': 1, 2: 1, 1: 1 });
  });

  it('treats names of object members like any other', () => {
    const { processTypes: types } = parseProcfile('__proto__: x', 'Procfile');
    expect(Object.entries(defaultFormation(types))).toEqual([['__proto__', 1]]);
  });
});

describe('parseProcessList', () => {
  it.each([
    ['web', [['web', 1]]],
    ['my-worker,web=2', [['my-worker', 1], ['web', 2]]],
    [' web = 2 , my-worker = 1 ,', [['web', 2], ['my-worker', 1]]],
    ['web=2,1,web=0', [['web', 0], ['1', 1]]],
    ['', [['web', 1], ['my-worker', 1], ['2', 1], ['1', 1]]],
    [' , ', [['web', 1], ['my-worker', 1], ['2', 1], ['1', 1]]],
  ])('reads %j', (text, expected) => {
    expect(quantities(text)).toEqual(expected);
    expect(parseProcessList(text, processTypes).problems).toEqual([]);
  });

  it('reports an unknown name, which still uses up its place', () => {
    expect(parseProcessList('nope=3,web,nope', processTypes)).toEqual({
      items: [{ name: 'web', quantity: 1, index: 1 }],
      problems: ['The Procfile has no process type `nope`: choose from `web`, `my-worker`, `2`, `1`.'],
    });
  });

  it('runs nothing when all names are unknown', () => {
    expect(parseProcessList('all=2', processTypes).items).toEqual([]);
  });

  it('never runs release as a dyno, and gives its place to the next', () => {
    expect(parseProcessList('release,web', processTypes)).toEqual({
      items: [{ name: 'web', quantity: 1, index: 0 }],
      problems: ['`release` runs in the release phase, not as a dyno: use `dynodeck run release`.'],
    });
  });

  it.each([
    ['web=', 0, '`web=`'],
    ['web=x', 0, '`web=x`'],
    ['web=-1', 0, '`web=-1`'],
    ['web=1.9', 1, '`web=1.9`'],
    ['web=101', 100, '`web=101`'],
    ['web=1=2', 1, '`web=1=2`'],
  ])('reads %j as heroku local does, and reports it', (text, count, shown) => {
    expect(parseProcessList(text, processTypes)).toEqual({
      items: [{ name: 'web', quantity: count, index: 0 }],
      problems: [`${shown} needs a whole number from 0 to 100 after the \`=\`: ${count} is used.`],
    });
  });

  it('never throws and never asks for an unknown type or an impossible quantity', () => {
    const piece = fc.constantFrom('web', '1', 'nope', 'release', '=', ',', ' ', '-', '9', '.', '__proto__');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const { name, quantity } of parseProcessList(pieces.join(''), processTypes).items) {
          expect(processTypes.some((type) => type.name === name)).toBe(true);
          expect(Number.isInteger(quantity) && quantity >= 0 && quantity <= 100).toBe(true);
        }
      }),
    );
  });
});

describe('parseScaleArgument', () => {
  it.each([
    ['web=2', { type: 'web', operator: '=', quantity: 2, size: null }],
    ['worker+1', { type: 'worker', operator: '+', quantity: 1, size: null }],
    ['my-worker-3', { type: 'my-worker', operator: '-', quantity: 3, size: null }],
    ['web=2:Standard-2X', { type: 'web', operator: '=', quantity: 2, size: 'Standard-2X' }],
  ])('reads %j', (text, expected) => {
    expect(parseScaleArgument(text)).toEqual(expected);
  });

  it.each(['', 'web', 'web=', 'web=x', '=2', 'web=2:', 'web=1.5', 'web = 2', 'web=2\n', `web=${'9'.repeat(400)}`])(
    'refuses %j',
    (text) => {
      expect(parseScaleArgument(text)).toBeNull();
    },
  );
});
