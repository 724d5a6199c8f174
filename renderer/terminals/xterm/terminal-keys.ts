/** What a key does instead of going to the program. */
export type TerminalCommand = 'copy' | 'paste' | 'find' | 'clear' | 'leave';

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

const COMMANDS: Readonly<Record<string, TerminalCommand>> = { c: 'copy', v: 'paste', f: 'find', k: 'clear' };

/**
 * The window's own keys within a terminal: Cmd on macOS, Ctrl+Shift elsewhere, and F6, which leaves.
 * Ctrl and a letter always belongs to the program. Null: the program gets the key.
 */
export function terminalCommand(event: Keys, isMac: boolean): TerminalCommand | null {
  if (event.key === 'F6') return 'leave';
  const { ctrlKey, shiftKey, altKey, metaKey } = event;
  const chord = isMac ? metaKey && !ctrlKey && !shiftKey : ctrlKey && shiftKey && !metaKey;
  return chord && !altKey ? (COMMANDS[event.key.toLowerCase()] ?? null) : null;
}
