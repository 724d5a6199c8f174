import type { Proposal, ProposedType } from '../../shared/manifests/setup.ts';

/** What to fill in where nobody knows of a process type. */
const BLANK: ProposedType = { name: 'web', command: '', origin: '' };

/** The lines of a proposal to be edited; there is always one. */
export function proposedTypes({ types }: Proposal): readonly ProposedType[] {
  return types.length === 0 ? [BLANK] : types;
}

/** The lines that have a command, as they were edited: index → command. */
export function editedTypes(proposal: Proposal, edits: Readonly<Record<number, string>>): [string, string][] {
  const lines = proposedTypes(proposal).map(({ name, command }, index): [string, string] => {
    return [name, (edits[index] ?? command).trim()];
  });
  return lines.filter(([, command]) => command !== '');
}
