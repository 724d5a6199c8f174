import { useCallback, useEffect, useState } from 'react';
import type { FindDirection, LogMatch } from '../../../shared/logs/log.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import type { LogFeed } from '../list/log-feed.ts';
import type { LogList } from '../list/log-list.ts';

/** How long words that are still being typed are not looked for, as with the filter. */
const DEBOUNCE_MS = 80;
/** The time until an engine that is still searching is asked again. */
const POLL_MS = 60;
/** The count of a growing log is brought up to date about this often. */
const RECOUNT_MS = 500;

export interface LogFind {
  open: boolean;
  text: string;
  isRegex: boolean;
  /** Null while nothing is looked for, or nothing is known yet. */
  match: LogMatch | null;
  /** Why the engine cannot look for this. */
  refusal: string | null;
  setText(text: string): void;
  setRegex(isRegex: boolean): void;
  step(direction: FindDirection): void;
  show(): void;
  close(): void;
}

/** Find within what the list shows: it marks the hits and steps from one to the next; the filter hides instead. */
export function useLogFind(list: LogList | null, feed: LogFeed | null, rows: number): LogFind {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [isRegex, setRegex] = useState(false);
  const [match, setMatch] = useState<LogMatch | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const search = useCallback(
    (from: number, direction: FindDirection, goes: boolean): (() => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let ended = false;
      const ask = async (): Promise<void> => {
        const found = await feed!.ask('log.find', { pattern: text, isRegex, from, direction });
        if (ended || found === null) return;
        setMatch(found);
        setRefusal(null);
        if (!found.complete) timer = setTimeout(run, POLL_MS);
        else if (goes && found.index !== null) list?.goTo(found.index);
      };
      const run = (): void => {
        ask().catch((thrown: unknown) => {
          if (ended) return;
          setMatch(null);
          setRefusal(toFailure(thrown).message);
        });
      };
      run();
      return () => {
        ended = true;
        clearTimeout(timer);
      };
    },
    [feed, list, text, isRegex],
  );

  useEffect(() => {
    setRefusal(null);
    if (!open || text === '' || feed === null || list === null) {
      setMatch(null);
      return undefined;
    }
    let stop = (): void => undefined;
    const timer = setTimeout(() => (stop = search(list.startOfFind, 'next', true)), DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [open, text, isRegex, feed, list, search]);

  useEffect(() => {
    if (!open || text === '' || feed === null || list === null || rows === 0) return undefined;
    let stop = (): void => undefined;
    const timer = setTimeout(() => (stop = search(list.startOfFind, 'next', false)), RECOUNT_MS);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [open, text, feed, list, rows, search]);

  const step = (direction: FindDirection): void => {
    if (list === null || feed === null || text === '') return;
    const from = list.startOfFind + (direction === 'next' ? 1 : -1);
    // Above the first row the search goes round.
    search(from < list.all.first ? list.all.end : from, direction, true);
  };
  const close = (): void => {
    setOpen(false);
    list?.element.focus();
  };
  return { open, text, isRegex, match, refusal, setText, setRegex, step, show: () => setOpen(true), close };
}
