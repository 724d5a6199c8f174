import type { Command } from '../keyboard/command.ts';
import { contextNow } from '../keyboard/context.ts';
import { afterPaint } from '../keyboard/shown.ts';
import { askNext, closePalette } from './palette-store.ts';
import { rememberUse } from './recent-entries.ts';

/** Asks a command's next question, or runs it once all have been answered. */
export function choose(command: Command, args: readonly string[]): void {
  if ((command.steps?.length ?? 0) > args.length) return askNext({ command, args });
  if (!command.isForgotten) rememberUse(command, args);
  // Closed first: the focus goes back to where it was, and the command may move it on from there.
  closePalette();
  afterPaint(() => command.run(contextNow(), args));
}
