import type { AppSnapshot } from '../../shared/app/app.ts';

/**
 * Process types to show as groups: those of the formation in Procfile order, then those that have left the Procfile
 * while their last dynos are still ending.
 */
export function groupNames({ processTypes, dynos }: Pick<AppSnapshot, 'processTypes' | 'dynos'>): string[] {
  const listed = processTypes.filter(({ inFormation }) => inFormation).map(({ name }) => name);
  const leaving = dynos.filter(({ kind }) => kind === 'formation').map(({ type }) => type);
  return [...new Set([...listed, ...leaving])];
}
