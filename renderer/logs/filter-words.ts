import type { FullFilter } from './use-log-filter.ts';

/** What a filter asks for, after "No line …": `matches “error” in web.1`. */
export function filterWords({ text, isNegated, dynos, levels, sources, since, until }: FullFilter): string {
  const parts = [];
  if (text !== '') parts.push(`${isNegated ? 'is without' : 'matches'} “${text}”`);
  if (levels.length > 0) parts.push(`${parts.length === 0 ? 'is' : 'and is'} of level ${levels.join(' or ')}`);
  if (parts.length === 0) parts.push('is');
  if (dynos.length > 0) parts.push(`${parts[0] === 'is' ? 'from' : 'in'} ${dynos.join(', ')}`);
  if (sources.length === 1) parts.push(sources[0] === 'app' ? 'from the app itself' : 'from Heroku’s own lines');
  if (since !== null || until !== null) parts.push('from that time');
  return parts.join(' ');
}
