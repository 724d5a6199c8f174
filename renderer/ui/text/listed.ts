import { t, tn } from '../../../shared/text/i18n.ts';

/** `web.1, clock.1 and worker.1` */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : t('{names} and {last}', { names: names.slice(0, -1).join(', '), last });
}

/** `web.1, web.2 and 7 more`; all of them where only one would be left out. */
export function firstListed(names: readonly string[], most: number): string {
  const rest = names.length - most;
  if (rest < 2) return names.join(', ');
  const shown = names.slice(0, most).join(', ');
  return tn(rest, '{names} and {n} more', '{names} and {n} more', { names: shown });
}
