import type { CrashChanges, StaleInstall } from './crash.ts';

export interface ChangeWords {
  /** `Commits`, `Files` */
  subject: string;
  text: string;
}

/** Named in one sentence; the rest is counted. */
const MAX_NAMED = 6;
/** As git shortens hashes. */
const HASH_LENGTH = 7;

/** What changed since a dyno last ran well, an entry for each kind of change; empty when nothing did. */
export function changeWords({ commandBefore, configVars, head, files, installs }: CrashChanges): ChangeWords[] {
  return [
    ...installs.map((install) => ({ subject: 'Packages', text: installWords(install) })),
    ...(commandBefore === null ? [] : [{ subject: 'Command', text: `was \`${commandBefore}\`` }]),
    ...(head === null ? [] : [{ subject: 'Commits', text: headWords(head) }]),
    ...(files.total === 0 ? [] : [{ subject: 'Files', text: named(files.paths, files.total) }]),
    ...configVarWords(configVars),
  ];
}

/** The kinds of changes in a few words: `2 commits, 3 files, 1 config var`; empty when nothing changed. */
export function changeSummary({ commandBefore, configVars, head, files, installs }: CrashChanges): string {
  const { added, changed, removed } = configVars;
  const vars = added.length + changed.length + removed.length;
  const parts = [
    installs.length === 0 ? '' : 'packages',
    commandBefore === null ? '' : 'the command',
    head === null ? '' : head.commits === null || head.commits === 0 ? 'HEAD' : counted(head.commits, 'commit'),
    files.total === 0 ? '' : counted(files.total, 'file'),
    vars === 0 ? '' : counted(vars, 'config var'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function installWords({ lockfile, command, missing }: StaleInstall): string {
  return missing
    ? `nothing of ${lockfile} is installed: run ${command}`
    : `${lockfile} changed after packages were last installed: run ${command}`;
}

function headWords({ before, now, commits }: NonNullable<CrashChanges['head']>): string {
  const from = before.hash.slice(0, HASH_LENGTH);
  const to = `${now.hash.slice(0, HASH_LENGTH)} “${now.subject}”`;
  return commits === null || commits === 0 ? `from ${from} to ${to}` : `${commits} since ${from}, now ${to}`;
}

function configVarWords({ added, changed, removed }: CrashChanges['configVars']): ChangeWords[] {
  const parts = [
    ['added', added],
    ['changed', changed],
    ['removed', removed],
  ] as const;
  const said = parts.flatMap(([verb, names]) => {
    return names.length === 0 ? [] : [`${verb} ${named(names, names.length)}`];
  });
  return said.length === 0 ? [] : [{ subject: 'Config vars', text: said.join('; ') }];
}

function named(names: readonly string[], total: number): string {
  const shown = names.slice(0, MAX_NAMED);
  const rest = total - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
