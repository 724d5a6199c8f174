import type { Command } from '../commands/command.ts';
import { contextNow } from '../commands/context.ts';
import { afterPaint } from '../ui/focus/visibility.ts';
import { askNext, closePalette } from '../commands/palette-store.ts';
import { rememberUse } from './recent-entries.ts';

/** Asks a command's next question, or runs it once all have been answered. */
export function choose(command: Command, args: readonly string[]): void {
  if ((command.steps?.length ?? 0) > args.length) return askNext({ command, args });
  if (!command.isForgotten) rememberUse(command, args);
  // Closed first: the focus goes back to where it was, and the command may move it on from there.
  closePalette();
  afterPaint(() => command.run(contextNow(), args));
}
