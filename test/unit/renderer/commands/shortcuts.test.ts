import { describe, expect, it } from 'vitest';
import { keysOf } from '../../../../renderer/commands/chord.ts';
import { fixedKeys } from '../../../../renderer/commands/fixed-keys.ts';
import { bindingsOf, defaultsOf } from '../../../../renderer/commands/keymap.ts';
import type { Binding } from '../../../../renderer/commands/keymap.ts';
import { KEYBOARDS } from '../../../../renderer/commands/keyboard-layout.ts';
import type { Keyboard } from '../../../../renderer/commands/keyboard-layout.ts';
import { overlap, reaches, reachOf } from '../../../../renderer/commands/keybinding-scope.ts';
import { terminalCommand } from '../../../../renderer/terminals/xterm/terminal-keys.ts';
import { WINDOW_COMMANDS } from '../keyboard/window-commands.ts';

/** What the window may take from a program in a terminal, written down here once more. */
function isOurs(chord: string, keyboard: Keyboard): boolean {
  if (chord === 'F6' || chord === 'Shift+F6') return true;
  return keyboard === 'mac' ? /^(?:Alt\+)?(?:Shift\+)?Meta\+/.test(chord) : /^Ctrl\+Shift\+[^+]+$/.test(chord);
}

const defaults = (keyboard: Keyboard): (Binding & { id: string })[] =>
  WINDOW_COMMANDS.flatMap((command) => {
    const { id } = command;
    return defaultsOf(command, keyboard).map((binding) => ({ ...binding, id }));
  });

describe.each(KEYBOARDS)('the shortcuts on %s', (keyboard) => {
  it('take nothing from a program in a terminal but Cmd, Ctrl+Shift and F6', () => {
    const taken = defaults(keyboard).filter(({ reach }) => reaches(reach, 'terminal'));
    expect(taken.length).toBeGreaterThan(5);
    expect(taken.filter(({ chord }) => !isOurs(chord, keyboard))).toEqual([]);
  });

  it('take nothing from it, either, when they are chosen by its owner', () => {
    const [command] = WINDOW_COMMANDS;
    const chosen = ['Ctrl+C', 'Ctrl+Alt+T', 'Alt+F', 'F5', 'Shift+F5', 'a', 'Escape', 'Ctrl+PageUp', 'Ctrl+Meta+F'];
    const bindings = bindingsOf(command!, keyboard, { [command!.id]: chosen });
    expect(bindings.map(({ chord }) => chord)).toEqual(chosen);
    expect(bindings.filter(({ reach }) => reaches(reach, 'terminal'))).toEqual([]);
  });

  it('are of one command each, wherever they work', () => {
    const all = defaults(keyboard);
    const clashes = all.filter((one) =>
      all.some((other) => other.id !== one.id && other.chord === one.chord && overlap(one.reach, other.reach)),
    );
    expect(clashes).toEqual([]);
  });

  it('leave copying, pasting and the keys of the menu alone', () => {
    const fixed = new Set(fixedKeys(keyboard).map(({ chord }) => chord));
    expect(defaults(keyboard).filter(({ chord }) => fixed.has(chord))).toEqual([]);
    for (const letter of ['c', 'v']) {
      const isMac = keyboard === 'mac';
      const press = { key: letter, ctrlKey: !isMac, shiftKey: !isMac, altKey: false, metaKey: isMac };
      expect(terminalCommand(press, isMac)).not.toBeNull();
    }
  });

  it('write no text: a key without a modifier works only outside of fields', () => {
    const plain = defaults(keyboard).filter(({ chord }) => {
      const { ctrl, alt, meta, key } = keysOf(chord);
      return !ctrl && !alt && !meta && !/^F\d/.test(key);
    });
    expect(plain.map(({ chord }) => chord).sort()).toEqual(['/', '?']);
    for (const { reach } of plain) expect(reach).toBe('outside text');
  });

  it('open the palette also by Cmd or Ctrl with K, but not in a terminal', () => {
    const chord = keyboard === 'mac' ? 'Meta+K' : 'Ctrl+K';
    const binding = defaults(keyboard).find((candidate) => candidate.chord === chord && candidate.reach !== 'terminals');
    expect(binding).toMatchObject({ id: 'palette.open', reach: 'outside terminals' });
  });
});

describe('how far a chord reaches', () => {
  it('depends on which modifier belongs to the window', () => {
    expect(reachOf('Meta+K', 'mac')).toBe('everywhere');
    expect(reachOf('Meta+K', 'linux')).toBe('outside terminals');
    expect(reachOf('Ctrl+Shift+K', 'windows')).toBe('everywhere');
    expect(reachOf('Ctrl+Shift+K', 'mac')).toBe('outside terminals');
    expect(reachOf('Ctrl+Alt+Shift+K', 'linux')).toBe('outside terminals');
    expect(reachOf('Ctrl+F6', 'linux')).toBe('outside terminals');
    expect(reachOf('Shift+K', 'linux')).toBe('outside text');
  });
});
