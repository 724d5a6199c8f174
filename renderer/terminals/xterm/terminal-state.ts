import { createStore } from 'zustand/vanilla';

/** What the pane around a terminal shows about it. */
export interface TerminalState {
  /** Bytes left out because this window was too slow for them, since the note was last dismissed. */
  skipped: number;
  /** Target of the link under the pointer. */
  link: string | null;
  /** What the program wants on the clipboard. */
  clipboard: string | null;
  finding: boolean;
  /** Hits of the search; `current` is 0-based, −1 beyond the number of hits that are counted. */
  hits: { current: number; count: number } | null;
  /** A line of the log that was to be shown here has left the scrollback. */
  missing: boolean;
  /** Why the engine gives no view of this dyno. */
  refusal: string | null;
}

const NOTHING: TerminalState = {
  skipped: 0,
  link: null,
  clipboard: null,
  finding: false,
  hits: null,
  missing: false,
  refusal: null,
};

export type TerminalStateStore = ReturnType<typeof createTerminalState>;

export function createTerminalState() {
  return createStore<TerminalState>()(() => NOTHING);
}
