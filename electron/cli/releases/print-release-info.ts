import { quoteForShell } from '../../../shared/env/quote.ts';
import type { Release, ReleaseDetails } from '../../../shared/releases/release.ts';
import { statusWords } from './status-labels.ts';

/** The screen of `heroku releases:info` (docs/heroku.md §7), without add-ons, and with the commit. */
export function infoText({ release, configVars }: ReleaseDetails, isForShell: boolean): string {
  const { version, user, description, status, at, commit, eligibleForRollback } = release;
  const words = statusWords(status);
  const rows: [string, string][] = [
    ['By', user],
    ['Change', words === null ? description : `${description} ${words.text}`],
    ...commitRows(commit),
    ['Eligible for Rollback?', eligibleForRollback ? 'Yes' : 'No'],
    ['When', `${new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')}`],
  ];
  const vars = varsText(configVars, isForShell);
  return `=== Release v${version}\n\n${aligned(rows)}\n=== v${version} Config vars\n\n${vars}`;
}

function commitRows(commit: Release['commit']): [string, string][] {
  if (commit === null) return [];
  return [['Commit', `${commit.hash}${commit.dirty ? ' (dirty)' : ''} ${commit.subject}`]];
}

function varsText(configVars: Record<string, string> | null, isForShell: boolean): string {
  if (configVars === null) return 'They were encrypted by the key store of the desktop app: see them in its window.\n';
  const vars = Object.entries(configVars);
  return isForShell ? vars.map(([name, value]) => `${quoteForShell(name, value)}\n`).join('') : aligned(vars);
}

/** `FOO:          bar`, as Heroku lists what has names. */
function aligned(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length)) + ': '.length;
  return rows.map(([name, value]) => `${`${name}:`.padEnd(width)}${value}\n`).join('');
}
