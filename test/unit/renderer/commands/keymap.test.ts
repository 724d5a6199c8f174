import { Square } from 'lucide-react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../../renderer/commands/command.ts';
import {
  bindingsOf,
  clearChords,
  keymap,
  removeChord,
  resetChords,
  setChord,
  takenBy,
  restoreDefaults,
} from '../../../../renderer/commands/keymap.ts';
import { recordedKey } from '../../../../renderer/preferences/shortcuts/record-key.ts';
import { press } from '../keyboard/press.ts';

function command(id: string, shortcut?: Command['shortcut']): Command {
  return { id, title: `Do ${id} …`, section: 'View', icon: Square, run: () => {}, ...(shortcut && { shortcut }) };
}

const palette = command('palette', {
  mac: ['Shift+Meta+P', { chord: 'Meta+K', reach: 'outside terminals' }],
  others: ['Ctrl+Shift+P', 'Ctrl+K'],
});
const clear = command('clear', { mac: [{ chord: 'Meta+K', reach: 'terminals' }], others: ['Ctrl+Shift+K'] });
const plain = command('plain');
const commands = [palette, clear, plain];

const custom = () => keymap.getState().custom;
const chordsOf = (one: Command) => bindingsOf(one, 'linux', custom()).map(({ chord }) => chord);
const record = (key: string, held: Parameters<typeof press>[1], keyboard: 'linux' | 'mac' = 'linux') =>
  recordedKey(press(key, held), plain, commands, keyboard, custom());

beforeEach(() => resetChords(null));

describe('shortcuts that were chosen', () => {
  it('stand in place of the defaults until these are wanted back', () => {
    setChord('palette', 'Ctrl+Shift+Y');
    expect(chordsOf(palette)).toEqual(['Ctrl+Shift+Y']);
    resetChords('palette');
    expect(chordsOf(palette)).toEqual(['Ctrl+Shift+P', 'Ctrl+K']);
  });

  it('can be none at all, or one less', () => {
    clearChords('palette');
    expect(chordsOf(palette)).toEqual([]);
    resetChords('palette');
    removeChord(palette, 'Ctrl+K', 'linux');
    expect(chordsOf(palette)).toEqual(['Ctrl+Shift+P']);
  });

  it('go back to the command they were taken from, when that gets its defaults back', () => {
    removeChord(palette, 'Ctrl+Shift+P', 'linux');
    setChord('plain', 'Ctrl+Shift+P');
    restoreDefaults(palette, commands, 'linux');
    expect(chordsOf(palette)).toEqual(['Ctrl+Shift+P', 'Ctrl+K']);
    expect(chordsOf(plain)).toEqual([]);
  });

  it('may be the same as another’s only where that one does not work', () => {
    const binding = { chord: 'Meta+K', reach: 'terminals' } as const;
    expect(takenBy(binding, 'clear', commands, 'mac', custom())).toBeUndefined();
    expect(takenBy({ ...binding, reach: 'everywhere' }, 'clear', commands, 'mac', custom())).toBe(palette);
  });
});

describe('a key that is pressed for a command', () => {
  it('is taken when it is free, with a word about where it does not work', () => {
    expect(record('J', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'free', chord: 'Ctrl+Shift+J', note: null });
    const note = 'In a terminal it goes to the program.';
    expect(record('j', { ctrlKey: true })).toEqual({ kind: 'free', chord: 'Ctrl+J', note });
    expect(record('j', {})).toMatchObject({ kind: 'free', note: 'In terminals and text fields it is typed.' });
  });

  it('is another command’s until that is agreed to', () => {
    expect(record('P', { ctrlKey: true, shiftKey: true })).toMatchObject({ kind: 'taken', by: palette });
  });

  it('is refused where it always means something else', () => {
    expect(record('C', { ctrlKey: true, shiftKey: true })).toMatchObject({ kind: 'refused' });
    expect(record('q', { metaKey: true }, 'mac')).toMatchObject({ kind: 'refused' });
    for (const key of ['Tab', 'Enter', 'ArrowDown', ' ']) expect(record(key, {})).toMatchObject({ kind: 'refused' });
  });

  it('can be Escape, which leaves everything as it was', () => {
    expect(record('Escape', {})).toEqual({ kind: 'cancelled' });
    expect(record('Control', { ctrlKey: true })).toEqual({ kind: 'waiting' });
  });
});
