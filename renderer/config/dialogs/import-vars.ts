import { parseEnvFile } from '../../../shared/env/env-file.ts';
import { excerpt } from '../../../shared/text/excerpt.ts';
import { t } from '../../../shared/text/i18n.ts';
import { nameProblem } from '../name-problem.ts';

export interface ImportedVars {
  vars: Map<string, string>;
  /** Lines that were left out, a sentence each. */
  problems: string[];
}

const PASTED = 'the text';

/**
 * Reads what `heroku config -s`, `heroku config -j` or an env file holds. Names of a flat JSON object stay as they are
 * written; anything else is read as an env file.
 */
export function readImport(text: string): ImportedVars {
  const flat = flatObject(text);
  if (flat !== null) return usable([...flat], []);
  const { entries, problems } = parseEnvFile(text, PASTED);
  const told = problems.map(({ line, message }) =>
    line === null ? message : t('Line {line}: {problem}', { line, problem: message }),
  );
  return usable(
    entries.map(({ name, value }) => [name, value]),
    told,
  );
}

/** Config vars without those that Heroku would refuse. */
function usable(vars: [string, string][], problems: string[]): ImportedVars {
  const refused = vars.flatMap(([name]) => {
    const problem = nameProblem(name);
    return problem === null ? [] : [t('{var} is left out. {problem}', { var: excerpt(name), problem })];
  });
  return { vars: new Map(vars.filter(([name]) => nameProblem(name) === null)), problems: [...problems, ...refused] };
}

function flatObject(text: string): Map<string, string> | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const entries = Object.entries(json).filter(([, value]) => value !== null);
  if (entries.some(([, value]) => typeof value === 'object')) return null;
  return new Map(entries.map(([name, value]) => [name, String(value)]));
}

export interface ImportDiff {
  name: string;
  kind: 'added' | 'changed' | 'same';
  before: string | null;
  value: string;
}

/** What an import would do to the values there are, in the order of the import; what is only there now stays. */
export function diffImport(imported: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): ImportDiff[] {
  return [...imported].map(([name, value]) => {
    const before = now.get(name) ?? null;
    const kind = before === null ? 'added' : before === value ? 'same' : 'changed';
    return { name, kind, before, value };
  });
}
