import { useCallback, useEffect, useState } from 'react';
import type { LogFilter } from '../../shared/log.ts';
import { hueOf } from '../../shared/process-type-colours.ts';
import { useClient } from '../client/connection.ts';
import { onPaletteChange, readPalette } from '../terminals/palette.ts';
import { answerCopying, copyRows } from './copy-lines.ts';
import { highlightPattern } from './highlight.ts';
import { LogFeed } from './log-feed.ts';
import { LogList } from './log-list.ts';
import type { LogListState } from './log-list.ts';
import type { RowPaint } from './row-element.ts';
import { SpanPaints } from './span-paint.ts';
import { typeOf } from './type-of.ts';
import { NO_FILTER } from './use-log-filter.ts';

export interface LogListProps {
  app: string;
  visible: boolean;
  processTypes: string[];
  filter: LogFilter;
}

export interface LogListHandle {
  /** Puts the list into an element of the page. */
  mount(host: HTMLElement | null): (() => void) | undefined;
  list: LogList | null;
  state: LogListState;
  /** Copies the selected lines, or all that are shown. @returns a sentence about it. */
  copy(): Promise<string>;
}

const NOTHING: LogListState = { following: true, unseen: 0, rows: 0, ready: false };

/** The {@link LogList} of a panel: lives outside React, and is told of changes. */
export function useLogList({ app, visible, processTypes, filter }: LogListProps): LogListHandle {
  const client = useClient();
  const [list, setList] = useState<LogList | null>(null);
  const [feed, setFeed] = useState<LogFeed | null>(null);
  const [state, setState] = useState(NOTHING);

  const mount = useCallback((host: HTMLElement | null) => {
    if (host === null) return undefined;
    const made = new LogList(host, rowPaint([], ''), (next) => {
      setState((last) => (isSame(last, next) ? last : next));
    });
    setList(made);
    return () => {
      made.dispose();
      setList(null);
    };
  }, []);

  useEffect(() => {
    if (client === null || list === null) return undefined;
    const opened = new LogFeed(client, app, NO_FILTER, list);
    list.connect(opened);
    setFeed(opened);
    return () => {
      opened.close();
      list.connect(null);
      setFeed(null);
    };
  }, [client, app, list]);

  useEffect(() => {
    if (feed !== null && feed.filter !== filter) feed.setFilter(filter);
  }, [feed, filter]);

  useEffect(() => {
    if (list === null) return undefined;
    const repaint = (): void => list.setPaint(rowPaint(processTypes, filter.text));
    repaint();
    return onPaletteChange(repaint);
  }, [list, processTypes, filter.text]);

  useEffect(() => list?.setVisible(visible), [list, visible]);

  useEffect(() => (list === null ? undefined : answerCopying(list, feed)), [list, feed]);

  return {
    mount,
    list,
    state,
    copy: async () => {
      if (list === null || feed === null) return 'There is no connection to the engine.';
      return copyRows(feed, list.selection.span ?? list.all);
    },
  };
}

function rowPaint(processTypes: string[], text: string): RowPaint {
  const hues = new Map<string, number>();
  return {
    spans: new SpanPaints(readPalette()),
    highlight: highlightPattern(text),
    hueOf(dyno) {
      let hue = hues.get(dyno);
      if (hue === undefined) hues.set(dyno, (hue = hueOf(typeOf(dyno), processTypes)));
      return hue;
    },
  };
}

function isSame(a: LogListState, b: LogListState): boolean {
  return a.following === b.following && a.unseen === b.unseen && a.rows === b.rows && a.ready === b.ready;
}
