import { Square } from 'lucide-react';
import { describe, expect, it } from 'vitest';
import type { Command, CommandContext } from '../../../../renderer/commands/command.ts';
import { answersTo } from '../../../../renderer/palette/PaletteAnswers.tsx';
import { entriesOf } from '../../../../renderer/palette/entries.ts';
import { firstRows, found, listed } from '../../../../renderer/palette/shown-groups.ts';

const NOTHING_OPEN: CommandContext = { app: null, apps: [], tab: 'logs' };
const QUANTITY = /^\d+$/;

const stop: Command = { id: 'stop', title: 'Stop all dynos', section: 'App', icon: Square, run: () => {} };
const scale: Command = {
  id: 'scale',
  title: 'Scale a process type …',
  section: 'App',
  icon: Square,
  steps: [
    { prompt: 'Which?', choices: () => ['web', 'worker'].map((name) => ({ value: name, label: name })) },
    {
      prompt: 'How many?',
      choices: () => [{ value: '1', label: '1 dyno' }],
      problem: (text) => (QUANTITY.test(text) ? null : 'A number.'),
    },
  ],
  variants: () => [{ args: ['web'], quiet: true }],
  titleOf: ([type = '', quantity = '…']) => `Scale ${type} to ${quantity}`,
  run: () => {},
};
const dyno: Command = {
  id: 'dyno',
  title: 'Show a dyno …',
  section: 'Dynos',
  icon: Square,
  variants: () => [{ args: ['web.1'], title: 'web.1', detail: 'up', state: 'up' }],
  onlyVariants: true,
  run: () => {},
};
const never: Command = { ...stop, id: 'never', title: 'Never', available: () => false };
const commands = [stop, scale, dyno, never];
const entries = entriesOf(commands, NOTHING_OPEN, 'all');
const titles = (groups: ReturnType<typeof listed>) =>
  groups.map(({ heading, items }) => [heading, ...items.map(({ entry }) => entry.title)]);

describe('the entries of the palette', () => {
  it('are the commands there are now, with their variants', () => {
    const all = ['Stop all dynos', 'Scale a process type …', 'Scale web to …', 'web.1'];
    expect(entries.map(({ title }) => title)).toEqual(all);
  });

  it('are only dynos and apps when one switches between them', () => {
    expect(entriesOf(commands, NOTHING_OPEN, 'dynos and apps').map(({ title }) => title)).toEqual(['web.1']);
  });

  it('are listed by section, with what was used last before all others and only once', () => {
    expect(titles(listed(entries, [{ command: stop, args: [] }]))).toEqual([
      ['Recently used', 'Stop all dynos'],
      ['App', 'Scale a process type …'],
      ['Dynos', 'web.1'],
    ]);
  });

  it('are found with variants that are not listed, and with what was used before', () => {
    expect(titles(found('scale web', entries, []))).toEqual([['App', 'Scale web to …']]);
    const used = found('scale web', entries, [{ command: scale, args: ['web', '7'] }]);
    expect(titles(used)).toEqual([['App', 'Scale web to 7', 'Scale web to …']]);
  });

  it('come with as many rows as fit, before the rest', () => {
    expect(titles(firstRows(listed(entries, []), 2))).toEqual([['App', 'Stop all dynos', 'Scale a process type …']]);
  });
});

describe('the answers to a question', () => {
  const answers = (args: string[], query: string) => {
    const { list, problem } = answersTo({ command: scale, args }, NOTHING_OPEN, query);
    return { values: list.map(({ choice }) => choice.value), problem };
  };

  it('are its choices, narrowed by what is typed', () => {
    expect(answers([], '').values).toEqual(['web', 'worker']);
    expect(answers([], 'wor').values).toEqual(['worker']);
    expect(answers([], 'clock').values).toEqual([]);
  });

  it('begin with what is typed, where anything may be', () => {
    expect(answers(['web'], '12')).toEqual({ values: ['12'], problem: null });
    expect(answers(['web'], '1')).toEqual({ values: ['1'], problem: null });
    expect(answers(['web'], 'x')).toEqual({ values: [], problem: 'A number.' });
  });
});
