import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../ui/state/remembered.ts';
import type { Chord } from './chord.ts';
import type { Command } from './command.ts';
import type { Keyboard } from './keyboard-layout.ts';
import { overlap, reachOf } from './keybinding-scope.ts';
import type { Reach } from './keybinding-scope.ts';

/** A chord of a command, and where it works. */
export interface Binding {
  chord: Chord;
  reach: Reach;
}

/** Command → chords chosen in place of its defaults; none: an empty list. */
export type CustomKeys = Readonly<Record<string, readonly Chord[]>>;

const STORAGE_KEY = 'shortcuts';

/** Chosen shortcuts; remembered by this browser or window. */
export const keymap = createStore<{ custom: CustomKeys }>()(() => ({
  custom: remembered<CustomKeys>(STORAGE_KEY, {}),
}));

keymap.subscribe(({ custom }) => remember(STORAGE_KEY, custom));

/** The shortcuts of a command that are in force. */
export function bindingsOf(command: Command, keyboard: Keyboard, custom: CustomKeys): Binding[] {
  const chosen = custom[command.id];
  if (chosen) return chosen.map((chord) => ({ chord, reach: reachOf(chord, keyboard) }));
  return defaultsOf(command, keyboard);
}

export function defaultsOf({ shortcut }: Command, keyboard: Keyboard): Binding[] {
  const defaults = shortcut?.[keyboard === 'mac' ? 'mac' : 'others'] ?? [];
  return defaults.map((given) =>
    typeof given === 'string' ? { chord: given, reach: reachOf(given, keyboard) } : given,
  );
}

/** The command that answers to a chord wherever this binding would, apart from the command itself. */
export function takenBy(
  binding: Binding,
  except: string,
  commands: readonly Command[],
  keyboard: Keyboard,
  custom: CustomKeys,
): Command | undefined {
  return commands.find(
    (command) =>
      command.id !== except &&
      bindingsOf(command, keyboard, custom).some(
        ({ chord, reach }) => chord === binding.chord && overlap(reach, binding.reach),
      ),
  );
}

/** Gives a command this chord in place of those it has. */
export function setChord(id: string, chord: Chord): void {
  keymap.setState(({ custom }) => ({ custom: { ...custom, [id]: [chord] } }));
}

/** Takes one chord away from a command; it keeps its others. */
export function removeChord(command: Command, chord: Chord, keyboard: Keyboard): void {
  keymap.setState(({ custom }) => {
    const left = bindingsOf(command, keyboard, custom).map((binding) => binding.chord);
    return { custom: { ...custom, [command.id]: left.filter((other) => other !== chord) } };
  });
}

/** Leaves a command without any shortcut. */
export function clearChords(id: string): void {
  keymap.setState(({ custom }) => ({ custom: { ...custom, [id]: [] } }));
}

/** Gives a command, or all of them (null), its defaults back. */
export function resetChords(id: string | null): void {
  keymap.setState(({ custom }) => ({
    custom: id === null ? {} : Object.fromEntries(Object.entries(custom).filter(([other]) => other !== id)),
  }));
}

/** Gives a command its default shortcuts back, also where another one has been given them meanwhile. */
export function restoreDefaults(command: Command, commands: readonly Command[], keyboard: Keyboard): void {
  for (const binding of defaultsOf(command, keyboard)) {
    const other = takenBy(binding, command.id, commands, keyboard, keymap.getState().custom);
    if (other) removeChord(other, binding.chord, keyboard);
  }
  resetChords(command.id);
}
