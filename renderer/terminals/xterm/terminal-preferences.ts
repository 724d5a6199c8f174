import { createStore } from 'zustand/vanilla';
import { remember, remembered } from '../../ui/state/remembered.ts';

/** Lines above the screen that can be chosen; 19 MB per 10,000 at 120 columns. The log holds far more. */
export const SCROLLBACKS = [1_000, 10_000, 50_000] as const;
export type Scrollback = (typeof SCROLLBACKS)[number];

const SCROLLBACK_KEY = 'scrollback';
const DEFAULT: Scrollback = 10_000;

/** How many lines every terminal of this page keeps above its screen. */
export const scrollback = createStore<{ lines: Scrollback }>()(() => {
  const known = remembered<number>(SCROLLBACK_KEY, DEFAULT);
  return { lines: SCROLLBACKS.find((lines) => lines === known) ?? DEFAULT };
});

export function setScrollback(lines: Scrollback): void {
  scrollback.setState({ lines });
  remember(SCROLLBACK_KEY, lines);
}

const SCREEN_READER_KEY = 'screen-reader';

/** Whether every terminal of this page speaks to a screen reader. Off by default: it slows down what prints much. */
export const screenReader = createStore<{ on: boolean }>()(() => ({
  on: remembered<unknown>(SCREEN_READER_KEY, false) === true,
}));

export function setScreenReader(on: boolean): void {
  screenReader.setState({ on });
  remember(SCREEN_READER_KEY, on);
}
