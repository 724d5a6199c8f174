import { useCallback, useEffect, useState } from 'react';
import { hueOf } from '../../../shared/logs/process-type-colours.ts';
import { t } from '../../../shared/text/i18n.ts';
import { useClient } from '../../client/connection.ts';
import { onPaletteChange, readPalette } from '../../ui/theme/terminal-palette.ts';
import { answerCopying, copyRows } from './copy-lines.ts';
import { LogFeed } from './log-feed.ts';
import { LogList } from './log-list.ts';
import type { LogListState } from './log-list-state.ts';
import { LogMarks } from './log-marks.ts';
import type { RowPaint } from '../rows/row-element.ts';
import { SpanPaints } from '../rows/span-paint.ts';
import { typeOf } from '../filter/type-of.ts';
import { NO_FILTER } from '../filter/use-log-filter.ts';
import type { FullFilter } from '../filter/use-log-filter.ts';
import type { ViewOptions } from '../filter/view-options.ts';

export interface LogListProps {
  app: string;
  /** An earlier run of the app; null: this one. */
  run: string | null;
  visible: boolean;
  filter: FullFilter;
}

export interface LogListHandle {
  /** Puts the list into an element of the page. */
  mount(host: HTMLElement | null): (() => void) | undefined;
  list: LogList | null;
  feed: LogFeed | null;
  state: LogListState;
  /** Copies the selected lines, or all that are shown. @returns a sentence about it. */
  copy(): Promise<string>;
}

const NOTHING: LogListState = { following: true, unseen: 0, rows: 0, ready: false, current: null, refusal: null };
const PLAIN_PAINT = { highlight: null, ansi: true, now: null, hueOf: () => 0 };
/** Ages are told in seconds. */
const AGE_TICK_MS = 1_000;

/** The {@link LogList} of a panel: lives outside React, and is told of changes. */
export function useLogList({ app, run, visible, filter }: LogListProps): LogListHandle {
  const client = useClient();
  const [list, setList] = useState<LogList | null>(null);
  const [marks, setMarks] = useState<LogMarks | null>(null);
  const [feed, setFeed] = useState<LogFeed | null>(null);
  const [state, setState] = useState(NOTHING);

  const mount = useCallback((host: HTMLElement | null) => {
    if (host === null) return undefined;
    const paint = { ...PLAIN_PAINT, spans: new SpanPaints(readPalette()) };
    const made = new LogList(host, paint, (next) => setState((last) => (isSame(last, next) ? last : next)));
    const marked = new LogMarks(host);
    setList(made);
    setMarks(marked);
    return () => {
      made.dispose();
      marked.dispose();
      setList(null);
      setMarks(null);
    };
  }, []);

  useEffect(() => {
    if (client === null || list === null || marks === null) return undefined;
    const opened = new LogFeed(client, app, run, NO_FILTER, list);
    list.connect(opened);
    marks.connect(opened);
    setFeed(opened);
    return () => {
      opened.dispose();
      list.connect(null);
      marks.connect(null);
      setFeed(null);
    };
  }, [client, app, run, list, marks]);

  useEffect(() => {
    if (feed !== null && feed.filter !== filter) feed.setFilter(filter);
  }, [feed, filter]);

  useEffect(() => list?.setVisible(visible), [list, visible]);

  useEffect(() => {
    if (visible) marks?.refresh();
  }, [marks, feed, filter, visible, state.rows]);

  useEffect(() => (list === null ? undefined : answerCopying(list, feed)), [list, feed]);

  return {
    mount,
    list,
    feed,
    state,
    copy: async () => {
      if (list === null || feed === null) return t('There is no connection to the engine.');
      return copyRows(feed, list.selection.span ?? list.all);
    },
  };
}

/** Paints the list as the options say, with the hits of a pattern marked. */
export function useListPaint(
  list: LogList | null,
  { wrap, fold, ansi, timestamps }: ViewOptions,
  processTypes: string[],
  highlight: RegExp | null,
): void {
  const source = highlight === null ? null : String(highlight);
  useEffect(() => {
    if (list === null) return undefined;
    const relative = timestamps === 'relative';
    const repaint = (): void => list.setPaint(rowPaint(processTypes, highlight, ansi, relative ? Date.now() : null));
    repaint();
    const timer = relative ? setInterval(repaint, AGE_TICK_MS) : undefined;
    const stop = onPaletteChange(repaint);
    return () => {
      stop();
      clearInterval(timer);
    };
    // A pattern is made anew with every rendering; its source tells whether it is another one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [list, processTypes, source, ansi, timestamps]);

  useEffect(() => {
    if (list === null) return;
    list.element.dataset['timestamps'] = timestamps;
    list.setShape({ wrap, fold });
  }, [list, wrap, fold, timestamps]);
}

function rowPaint(processTypes: string[], highlight: RegExp | null, ansi: boolean, now: number | null): RowPaint {
  const hues = new Map<string, number>();
  return {
    spans: new SpanPaints(readPalette()),
    highlight,
    ansi,
    now,
    hueOf(dyno) {
      let hue = hues.get(dyno);
      if (hue === undefined) hues.set(dyno, (hue = hueOf(typeOf(dyno), processTypes)));
      return hue;
    },
  };
}

function isSame(a: LogListState, b: LogListState): boolean {
  return (Object.keys(a) as (keyof LogListState)[]).every((key) => a[key] === b[key]);
}
