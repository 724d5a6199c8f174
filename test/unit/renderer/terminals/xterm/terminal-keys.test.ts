import { describe, expect, test } from 'vitest';
import { terminalCommand } from '../../../../../renderer/terminals/xterm/terminal-keys.ts';

const key = (name: string, ...modifiers: ('ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey')[]) => ({
  key: name,
  ctrlKey: modifiers.includes('ctrlKey'),
  shiftKey: modifiers.includes('shiftKey'),
  altKey: modifiers.includes('altKey'),
  metaKey: modifiers.includes('metaKey'),
});

describe('keys within a terminal', () => {
  test('Ctrl and a letter always goes to the program', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      expect(terminalCommand(key(letter, 'ctrlKey'), false)).toBeNull();
      expect(terminalCommand(key(letter, 'ctrlKey'), true)).toBeNull();
    }
  });

  test('Ctrl+Shift is ours on Linux and Windows', () => {
    expect(terminalCommand(key('C', 'ctrlKey', 'shiftKey'), false)).toBe('copy');
    expect(terminalCommand(key('V', 'ctrlKey', 'shiftKey'), false)).toBe('paste');
    expect(terminalCommand(key('F', 'ctrlKey', 'shiftKey'), false)).toBe('find');
  });

  test('Cmd is ours on macOS', () => {
    expect(terminalCommand(key('c', 'metaKey'), true)).toBe('copy');
    expect(terminalCommand(key('f', 'metaKey'), true)).toBe('find');
    expect(terminalCommand(key('c', 'metaKey'), false)).toBeNull();
  });

  test('F6 leaves the terminal, so that the keyboard is never caught in it', () => {
    expect(terminalCommand(key('F6'), false)).toBe('leave');
  });

  test('Tab, Escape and plain letters go to the program', () => {
    for (const name of ['Tab', 'Escape', 'f', 'F5']) expect(terminalCommand(key(name), false)).toBeNull();
  });
});
