import { remember, remembered } from '../ui/state/remembered.ts';
import type { Command } from '../commands/command.ts';

/** A command that was run from the palette, by id, with its answers. */
export interface Use {
  command: string;
  args: readonly string[];
}

const STORAGE_KEY = 'palette-recent';
/** How many uses are remembered: more than are listed, as some belong to other apps. */
const MOST_REMEMBERED = 24;

/** What was run from the palette, newest first. */
export function recentUses(): Use[] {
  return remembered<Use[]>(STORAGE_KEY, []);
}

export function rememberUse({ id }: Command, args: readonly string[]): void {
  const key = JSON.stringify([id, ...args]);
  const others = recentUses().filter((use) => JSON.stringify([use.command, ...use.args]) !== key);
  remember(STORAGE_KEY, [{ command: id, args }, ...others].slice(0, MOST_REMEMBERED));
}
