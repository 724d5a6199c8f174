import type { KeyPress } from '../../../../renderer/commands/chord.ts';

/** A key as a browser tells of it. */
export function press(
  key: string,
  held: Partial<Omit<KeyPress, 'key'>> = {},
  states: readonly string[] = [],
): KeyPress {
  return {
    key,
    code: '',
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    getModifierState: (state) => states.includes(state),
    ...held,
  };
}
