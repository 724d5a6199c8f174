import { useEffect, useState } from 'react';
import type { LogFilter } from '../../../shared/logs/log.ts';

/** Between two strokes of a quick typist: the engine need not look for words that are still being typed. */
const DEBOUNCE_MS = 80;
/** What the contract takes. */
const MAX_LENGTH = 1000;

export type FullFilter = { [K in keyof LogFilter]-?: Exclude<LogFilter[K], undefined> };

export const NO_FILTER: FullFilter = {
  dynos: [],
  text: '',
  isRegex: false,
  isNegated: false,
  levels: [],
  sources: [],
  since: null,
  until: null,
};

export interface LogFilterControl {
  /** What the list is filtered by: lags behind `text` while it is being typed. */
  filter: FullFilter;
  text: string;
  setText(text: string): void;
  change(part: Partial<FullFilter>): void;
  replace(filter: FullFilter): void;
  clear(): void;
  isFiltering: boolean;
}

export function useLogFilter(): LogFilterControl {
  const [filter, setFilter] = useState(NO_FILTER);
  const [text, setText] = useState('');

  useEffect(() => {
    if (text === filter.text) return undefined;
    const timer = setTimeout(() => setFilter((last) => ({ ...last, text })), text === '' ? 0 : DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, filter.text]);

  const replace = (next: FullFilter): void => {
    setText(next.text);
    setFilter(next);
  };
  return {
    filter,
    text,
    setText: (next) => setText(next.slice(0, MAX_LENGTH)),
    change: (part) => setFilter((last) => ({ ...last, ...part })),
    replace,
    clear: () => replace(NO_FILTER),
    isFiltering: filter.text !== '' || filter.dynos.length > 0 || isNarrowed(filter),
  };
}

/** Whether levels, sources or times are chosen: what the menu of the filter says, and no field shows. */
export function isNarrowed({ levels, sources, since, until }: FullFilter): boolean {
  return levels.length > 0 || sources.length > 0 || since !== null || until !== null;
}
