import { tn } from '../../../shared/text/i18n.ts';

/** Something that happened, for people who cannot see it: `web.1` + `up`. */
export interface Change {
  subject: string;
  words: string;
  problem: boolean;
}

/** More names than these are not listened to; they are counted instead. */
const MOST_NAMES = 3;

/** What happened together, problems first, equal words said once: `mailer.1: crashed. web.1, web.2: up.` */
export function spoken(changes: readonly Change[]): string {
  const groups = new Map<string, Change[]>();
  for (const change of changes.toSorted((a, b) => Number(b.problem) - Number(a.problem))) {
    groups.set(change.words, [...(groups.get(change.words) ?? []), change]);
  }
  return [...groups].map(([words, group]) => `${subjects(group)}: ${words}.`).join(' ');
}

function subjects(group: readonly Change[]): string {
  const names = [...new Set(group.map(({ subject }) => subject))];
  return names.length > MOST_NAMES ? tn(names.length, '{n} dyno', '{n} dynos') : names.join(', ');
}
