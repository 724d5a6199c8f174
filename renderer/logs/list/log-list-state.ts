import type { LogRow } from '../../../shared/logs/log.ts';

/** What the panel around the rows of the log shows about them. */
export interface LogListState {
  following: boolean;
  /** Rows that came since the list stopped following. */
  unseen: number;
  rows: number;
  /** False until the engine has answered for the first time. */
  ready: boolean;
  /** The line that was clicked or jumped to. */
  current: LogRow | null;
  /** Why the engine does not take the filter. */
  refusal: string | null;
}

/** How lines are laid out. */
export interface ListShape {
  wrap: boolean;
  fold: boolean;
}
