/** What happened in an app, as its timeline shows it: each entry leads to its place in the log. */

/** In the order a filter offers them. */
export const ACTIVITY_KINDS = [
  'start',
  'stop',
  'crash',
  'restart',
  'scale',
  'release',
  'config',
  'files',
  'maintenance',
  'sleep',
  'one-off',
  'port',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export interface ActivityEntry {
  /** Counts up from 1 for each opening of an app. */
  number: number;
  /** Epoch milliseconds. */
  at: number;
  kind: ActivityKind;
  /** `web.1`; null for what concerns the whole app. */
  dyno: string | null;
  /** One line that says it without the rest of the entry. */
  text: string;
  /** Number of the newest line of the app's log at that moment; null: it was empty. */
  line: number | null;
  tone: 'plain' | 'warning' | 'error';
}

/** How long a dyno took from its spawn until it was up. */
export interface StartUp {
  /** Milliseconds. */
  took: number;
  /** Median of the runs before, milliseconds; null while they are too few to tell. */
  usual: number | null;
  isSlower: boolean;
}
