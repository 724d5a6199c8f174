import { assertNever } from '../../shared/text/assert-never.ts';
import type { CommandContext } from '../commands/command.ts';
import { allCommands, areValid, commandOf, isAvailable } from '../commands/registry.ts';
import { entriesOf } from './entries.ts';
import type { EntryGroup } from './entry.ts';
import type { PaletteScope } from '../commands/palette-store.ts';
import { found, listed } from './rank.ts';
import type { KnownUse } from './rank.ts';
import { recentUses } from './recent-entries.ts';

/** What the palette lists for what has been typed, in sections. */
export function groupsFor(query: string, context: CommandContext, scope: PaletteScope): EntryGroup[] {
  const entries = entriesOf(allCommands(), context, scope);
  const uses = knownUses(context, scope);
  return query.trim() === '' ? listed(entries, uses) : found(query, entries, uses);
}

/** Of what was used before, what can be done again now. */
function knownUses(context: CommandContext, scope: PaletteScope): KnownUse[] {
  switch (scope) {
    case 'all':
      return recentUses().flatMap(({ command: id, args }) => {
        const command = commandOf(id);
        return command && isAvailable(command, context) && areValid(command, context, args) ? { command, args } : [];
      });
    case 'dynos and apps':
      return [];
    default:
      return assertNever(scope);
  }
}
