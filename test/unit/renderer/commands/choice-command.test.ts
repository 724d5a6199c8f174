import { Square } from 'lucide-react';
import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../../../renderer/commands/command.ts';
import { choiceCommand, switchCommand } from '../../../../renderer/commands/choice-command.ts';
import { WINDOW_COMMANDS } from '../keyboard/window-commands.ts';

const NOTHING_OPEN: CommandContext = { app: null, apps: [], tab: 'logs' };

describe('a command for one of a few values', () => {
  let now = 'b';
  const command = choiceCommand({
    id: 'letter',
    title: 'Letter',
    section: 'View',
    icon: Square,
    options: [
      { value: 'a', label: 'The first' },
      { value: 'b', label: 'The second' },
    ],
    value: () => now,
    set: (_, value) => (now = value),
  });

  it('asks for it, and says which it is now', () => {
    expect(command.title).toBe('Letter …');
    expect(command.steps?.[0]?.choices(NOTHING_OPEN, [])).toEqual([
      { value: 'a', label: 'The first' },
      { value: 'b', label: 'The second', detail: 'now' },
    ]);
  });

  it('offers the others by name, and takes what was answered', () => {
    expect(command.variants?.(NOTHING_OPEN)).toEqual([{ args: ['a'], quiet: true }]);
    expect(command.titleOf?.(['a'])).toBe('Letter: The first');
    command.run(NOTHING_OPEN, ['a']);
    expect(now).toBe('a');
  });
});

describe('a command for a switch', () => {
  it('turns it on and off', () => {
    const turned: boolean[] = [];
    const icon = Square;
    const command = switchCommand({
      id: 'light',
      title: 'Light',
      section: 'View',
      icon,
      isOn: () => false,
      turn: (_, on) => turned.push(on),
    });
    expect(command.variants?.(NOTHING_OPEN).map(({ args }) => command.titleOf?.(args))).toEqual(['Light: on']);
    command.run(NOTHING_OPEN, ['on']);
    command.run(NOTHING_OPEN, ['off']);
    expect(turned).toEqual([true, false]);
  });
});

describe('the commands of the window', () => {
  it('have an id of their own each, and none acts on an app while none is open', () => {
    const ids = WINDOW_COMMANDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const ofApps = WINDOW_COMMANDS.filter(({ section }) => ['Config', 'Releases', 'Router', 'Platform'].includes(section));
    expect(ofApps.length).toBeGreaterThan(25);
    expect(ofApps.filter(({ available }) => available?.(NOTHING_OPEN) ?? true)).toEqual([]);
  });
});
