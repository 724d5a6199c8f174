import type { LucideIcon } from 'lucide-react';
import type { Command, CommandContext, Variant, Section } from '../commands/command.ts';
import { isAvailable } from '../commands/registry.ts';
import type { PaletteScope } from '../commands/palette-store.ts';
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

/** Everything the palette can list now. */
export function entriesOf(commands: readonly Command[], context: CommandContext, scope: PaletteScope): Entry[] {
  const entries = commands.flatMap((command) => {
    if (!isAvailable(command, context)) return [];
    const variants = (command.variants?.(context) ?? []).map((variant) => entryOf(command, variant));
    return command.onlyVariants ? variants : [entryOf(command), ...variants];
  });
  if (scope === 'all') return entries;
  const places = entries.filter(({ section }) => section === 'Dynos' || section === 'Apps');
  return places.map((entry) => ({ ...entry, quiet: false }));
}

/** A command as an entry, with the first answers given or none. */
export function entryOf(command: Command, variant: Variant = { args: [] }): Entry {
  const { args, detail, state, quiet } = variant;
  return {
    id: entryId(command, args),
    title: variant.title ?? titleOf(command, args),
    section: command.section,
    command,
    args,
    icon: command.icon,
    keywords: command.keywords ?? '',
    detail: detail ?? '',
    state: state ?? null,
    quiet: quiet ?? false,
  };
}

function titleOf({ title, titleOf }: Command, args: readonly string[]): string {
  return args.length === 0 ? title : (titleOf?.(args) ?? `${title.replace(/ …$/, ':')} ${args.join(' ')}`);
}
