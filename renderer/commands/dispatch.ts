import { createStore } from 'zustand/vanilla';
import { openPalette, palette } from './palette-store.ts';
import { chordOf } from './chord.ts';
import type { Chord } from './chord.ts';
import type { Command } from './command.ts';
import { contextNow } from './context.ts';
import { bindingsOf, keymap } from './keymap.ts';
import { thisKeyboard } from './keyboard-layout.ts';
import { placeOf, reaches } from './keybinding-scope.ts';
import type { Place } from './keybinding-scope.ts';
import { allCommands, isAvailable } from './registry.ts';
import { isAsked } from '../ui/focus/visibility.ts';

/** All that is answered while the palette is open. */
const PALETTE_COMMANDS = new Set(['palette.open', 'palette.switch']);

/** Answers shortcuts from now on, before whatever has the focus sees the key. */
export function followKeys(): void {
  window.addEventListener('keydown', onKeyDown, { capture: true });
}

/** Runs a command; one that asks something first opens the palette at its first question. */
export function runCommand(command: Command, args: readonly string[] = []): void {
  if ((command.steps?.length ?? 0) > args.length) openPalette({ command, args });
  else command.run(contextNow(), args);
}

function onKeyDown(event: KeyboardEvent): void {
  // Keys that the page sends itself are answered by the part they are sent to.
  if (!event.isTrusted || event.isComposing || event.defaultPrevented) return;
  if (recorder.getState().command !== null) return;
  const chord = chordOf(event);
  if (chord === null) return;
  const command = answering(chord, placeOf(document.activeElement));
  if (command === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) runCommand(command);
}

function answering(chord: Chord, place: Place): Command | undefined {
  const keyboard = thisKeyboard();
  const { custom } = keymap.getState();
  const commands = allCommands().filter((command) =>
    bindingsOf(command, keyboard, custom).some((binding) => binding.chord === chord && reaches(binding.reach, place)),
  );
  if (commands.length === 0) return undefined;
  const context = contextNow();
  return commands.find((command) => isAvailable(command, context) && isAnswered(command));
}

/** Nothing acts behind a dialog or menu that waits for an answer; the palette is closed as it was opened. */
function isAnswered({ id }: Command): boolean {
  if (palette.getState().open) return PALETTE_COMMANDS.has(id);
  return !isAsked();
}

/** The command (its id) whose next shortcut is being pressed; no other key is a shortcut until then. */
export const recorder = createStore<{ command: string | null }>()(() => ({ command: null }));
