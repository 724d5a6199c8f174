import type { CrashChanges, StaleInstall } from './crash.ts';
import { t, tn } from '../text/i18n.ts';

export interface ChangeWords {
  /** `Commits`, `Files` */
  subject: string;
  text: string;
}

/** Named in one sentence; the rest is counted. */
const MAX_NAMED = 6;
/** The length of a hash as git shortens it. */
const HASH_LENGTH = 7;

/** What changed since a dyno last ran well, an entry for each kind of change; empty when nothing did. */
export function changeWords({ commandBefore, configVars, head, files, installs }: CrashChanges): ChangeWords[] {
  return [
    ...installs.map((install) => ({ subject: t('Packages'), text: installWords(install) })),
    ...(commandBefore === null
      ? []
      : [{ subject: t('Command'), text: t('was `{command}`', { command: commandBefore }) }]),
    ...(head === null ? [] : [{ subject: t('Commits'), text: headWords(head) }]),
    ...(files.total === 0 ? [] : [{ subject: t('Files'), text: named(files.paths, files.total) }]),
    ...configVarWords(configVars),
  ];
}

/** The kinds of changes in a few words: `2 commits, 3 files, 1 config var`; empty when nothing changed. */
export function changeSummary({ commandBefore, configVars, head, files, installs }: CrashChanges): string {
  const { added, changed, removed } = configVars;
  const vars = added.length + changed.length + removed.length;
  const parts = [
    installs.length === 0 ? '' : t('packages'),
    commandBefore === null ? '' : t('the command'),
    head === null ? '' : headSummary(head),
    files.total === 0 ? '' : tn(files.total, '{n} file', '{n} files'),
    vars === 0 ? '' : tn(vars, '{n} config var', '{n} config vars'),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function installWords({ lockfile, command, missing }: StaleInstall): string {
  return missing
    ? t('nothing of {lockfile} is installed: run {command}', { lockfile, command })
    : t('{lockfile} changed after packages were last installed: run {command}', { lockfile, command });
}

type HeadChange = NonNullable<CrashChanges['head']>;

function headSummary({ commits }: HeadChange): string {
  return commits === null || commits === 0 ? 'HEAD' : tn(commits, '{n} commit', '{n} commits');
}

function headWords({ before, now, commits }: HeadChange): string {
  const hashes = {
    before: before.hash.slice(0, HASH_LENGTH),
    now: now.hash.slice(0, HASH_LENGTH),
    subject: now.subject,
  };
  return commits === null || commits === 0
    ? t('from {before} to {now} “{subject}”', hashes)
    : tn(commits, '{n} since {before}, now {now} “{subject}”', '{n} since {before}, now {now} “{subject}”', hashes);
}

function configVarWords({ added, changed, removed }: CrashChanges['configVars']): ChangeWords[] {
  const said = [
    ...(added.length === 0 ? [] : [t('added {names}', { names: named(added, added.length) })]),
    ...(changed.length === 0 ? [] : [t('changed {names}', { names: named(changed, changed.length) })]),
    ...(removed.length === 0 ? [] : [t('removed {names}', { names: named(removed, removed.length) })]),
  ];
  return said.length === 0 ? [] : [{ subject: t('Config vars'), text: said.join('; ') }];
}

function named(names: readonly string[], total: number): string {
  const shown = names.slice(0, MAX_NAMED);
  const rest = total - shown.length;
  const list = shown.join(', ');
  return rest > 0 ? tn(rest, '{names} and {n} more', '{names} and {n} more', { names: list }) : list;
}
