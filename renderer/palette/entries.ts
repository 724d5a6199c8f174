import type { Command, CommandContext, Variant } from '../commands/command.ts';
import { isAvailable } from '../commands/registry.ts';
import { entryId } from './entry.ts';
import type { Entry } from './entry.ts';
import type { PaletteScope } from '../commands/palette-store.ts';

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
