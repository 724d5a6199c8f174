import type { LucideIcon } from 'lucide-react';
import type { Command, Section } from '../commands/command.ts';
import type { ShownState } from '../ui/components/StateGlyph.tsx';

/** A line of the palette: a command with the answers it has already. */
export interface Entry {
  /** Unique among all entries, the same every time. */
  id: string;
  title: string;
  section: Section;
  command: Command;
  args: readonly string[];
  icon: LucideIcon;
  keywords: string;
  /** In grey behind the title. */
  detail: string;
  /** Drawn in place of the icon. */
  state: ShownState | null;
  /** Shown only to those who search for it. */
  quiet: boolean;
}

/** An entry among those that are shown, with the letters of its title that were meant. */
export interface Hit {
  entry: Entry;
  hits: readonly number[];
}

export interface EntryGroup {
  heading: string;
  items: Hit[];
}

export function entryId(command: Command, args: readonly string[]): string {
  return JSON.stringify([command.id, ...args]);
}
