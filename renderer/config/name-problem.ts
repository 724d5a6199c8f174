import { t } from '../../shared/text/i18n.ts';

/** Heroku's rules for names (docs/heroku.md §6), as one types. */
const LETTERS = /^[A-Za-z0-9_]+$/;

/** Why a name cannot be that of a config var, or null. */
export function nameProblem(name: string): string | null {
  if (name === '') return t('A config var needs a name.');
  if (!LETTERS.test(name)) return t('Only letters, digits and _ may be in a name.');
  if (/^[0-9]/.test(name)) return t('A name does not begin with a digit.');
  if (name.startsWith('__')) return t('A name does not begin with two underscores.');
  return null;
}
