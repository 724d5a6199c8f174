import { t } from '../../../shared/text/i18n.ts';
import type { LogLevel } from '../../../shared/logs/log.ts';
import type { FullFilter } from './use-log-filter.ts';

/** What a filter asks for, after "No line …": `matches “error” in web.1`. */
export function filterWords({ text, isNegated, dynos, levels, sources, since, until }: FullFilter): string {
  const parts: string[] = [];
  /** The first condition is the sentence's verb, too. */
  const add = (first: string, further: string) => parts.push(parts.length === 0 ? first : further);
  if (text !== '') parts.push(isNegated ? t('is without “{text}”', { text }) : t('matches “{text}”', { text }));
  if (levels.length > 0) {
    const names = levels.map((level) => LEVEL_WORDS[level]).reduce((list, level) => t('{list} or {level}', { list, level }));
    add(t('is of level {levels}', { levels: names }), t('and is of level {levels}', { levels: names }));
  }
  if (dynos.length > 0) {
    const names = dynos.join(', ');
    add(t('is from {dynos}', { dynos: names }), t('in {dynos}', { dynos: names }));
  }
  if (sources.length === 1) {
    if (sources[0] === 'app') add(t('is from the app itself'), t('from the app itself'));
    else add(t('is from Heroku’s own lines'), t('from Heroku’s own lines'));
  }
  if (since !== null || until !== null) add(t('is from that time'), t('from that time'));
  return parts.join(' ');
}

/** How serious a line says it is, as the window names it. */
export const LEVEL_WORDS: Readonly<Record<LogLevel, string>> = {
  error: t('error'),
  warn: t('warn'),
  info: t('info'),
  debug: t('debug'),
};
