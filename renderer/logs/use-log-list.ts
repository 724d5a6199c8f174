import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { LogFilter } from '../../shared/log.ts';
import { hueOf } from '../../shared/process-type-colours.ts';
import { useClient } from '../client/connection.ts';
import { onPaletteChange, readPalette } from '../terminals/palette.ts';
import { notify } from '../ui/notices.ts';
import { NOT_COPIED, answerCopy, answerCopyKey, copyRows } from './copy-lines.ts';
import { highlightPattern } from './highlight.ts';
import { LogFeed } from './log-feed.ts';
import { LogList } from './log-list.ts';
import type { LogListState } from './log-list.ts';
import type { RowPaint } from './row-element.ts';
import { SpanPaints } from './span-paint.ts';
import { typeOf } from './type-of.ts';

export interface LogListProps {
  app: string;
  visible: boolean;
  processTypes: string[];
  filter: LogFilter;
}

export interface LogListHandle {
  host: RefObject<HTMLDivElement | null>;
  state: LogListState;
  follow(): void;
  leaveEnd(): void;
  focus(): void;
  /** Copies the selected lines, or all that are shown. @returns a sentence about it. */
  copy(): Promise<string>;
}

const NOTHING: LogListState = { following: true, unseen: 0, rows: 0, ready: false };

/** The {@link LogList} of a panel: lives in `host`, outside React, and is told of changes. */
export function useLogList({ app, visible, processTypes, filter }: LogListProps): LogListHandle {
  const client = useClient();
  const host = useRef<HTMLDivElement>(null);
  const list = useRef<LogList | null>(null);
  const feed = useRef<LogFeed | null>(null);
  const [state, setState] = useState(NOTHING);
  const newestFilter = useRef(filter);
  newestFilter.current = filter;

  useEffect(() => {
    const made = new LogList(host.current!, rowPaint([], ''), (next) => {
      setState((last) => (isSame(last, next) ? last : next));
    });
    const onCopy = (event: ClipboardEvent): void => answerCopy(event, made, feed.current);
    const onKey = (event: KeyboardEvent): void => {
      answerCopyKey(event, made, feed.current)?.catch(() => notify(NOT_COPIED));
    };
    made.element.addEventListener('copy', onCopy);
    made.element.addEventListener('keydown', onKey);
    list.current = made;
    return () => made.dispose();
  }, []);

  useEffect(() => {
    if (client === null) return undefined;
    const opened = new LogFeed(client, app, newestFilter.current, list.current!);
    feed.current = opened;
    list.current!.connect(opened);
    return () => {
      opened.close();
      feed.current = null;
      list.current?.connect(null);
    };
  }, [client, app]);

  useEffect(() => {
    if (feed.current?.filter !== filter) feed.current?.setFilter(filter);
  }, [filter]);

  useEffect(() => {
    const repaint = (): void => list.current!.setPaint(rowPaint(processTypes, filter.text));
    repaint();
    return onPaletteChange(repaint);
  }, [processTypes.join('\n'), filter.text]);

  useEffect(() => list.current!.setVisible(visible), [visible]);

  return {
    host,
    state,
    follow: () => list.current?.follow(),
    leaveEnd: () => list.current?.leaveEnd(),
    focus: () => list.current?.element.focus(),
    copy: async () => {
      if (list.current === null || feed.current === null) return 'There is no connection to the engine.';
      return copyRows(feed.current, list.current.selection.span ?? list.current.all);
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
