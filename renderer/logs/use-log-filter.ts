import { useEffect, useState } from 'react';
import type { LogFilter } from '../../shared/log.ts';

/** Between two strokes of a quick typist: the engine need not look for words that are still being typed. */
const DEBOUNCE_MS = 80;
/** What the contract takes. */
const MAX_LENGTH = 1000;

export const NO_FILTER: LogFilter = { dynos: [], text: '' };

export interface LogFilterControl {
  /** What the list is filtered by: lags behind `text` while it is being typed. */
  filter: LogFilter;
  text: string;
  setText(text: string): void;
  setDynos(dynos: string[]): void;
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

  return {
    filter,
    text,
    setText: (next) => setText(next.slice(0, MAX_LENGTH)),
    setDynos: (dynos) => setFilter((last) => ({ ...last, dynos })),
    clear: () => {
      setText('');
      setFilter(NO_FILTER);
    },
    isFiltering: filter.text !== '' || filter.dynos.length > 0,
  };
}
