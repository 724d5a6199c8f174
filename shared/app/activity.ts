import { seconds } from '../text/seconds.ts';
import { t } from '../text/i18n.ts';

/** An event in an app, as its timeline shows it: each entry leads to its place in the log. */

/** All kinds, in the order a filter offers them. */
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

/** Runs before the current one that say what is usual. */
const COMPARED_RUNS = 10;
/** One cold start, or two, say nothing about what is usual. */
const LEAST_RUNS = 3;
/** Times the usual: what caches and a busy machine do to a start-up stays below. */
const SLOWER_FACTOR = 1.5;
/** Milliseconds: nobody waits for less, whatever the factor is. */
const SLOWER_BY_MS = 300;

/**
 * Judges whether a start-up got worse.
 * @param took milliseconds from spawn to up
 * @param earlier those of the runs before, oldest first
 */
export function judgeStartUp(took: number, earlier: readonly number[]): StartUp {
  const compared = earlier.slice(-COMPARED_RUNS);
  if (compared.length < LEAST_RUNS) return { took, usual: null, isSlower: false };
  const usual = median(compared);
  return { took, usual, isSlower: took > SLOWER_FACTOR * usual && took - usual > SLOWER_BY_MS };
}

/** `slower than usual (2.1 s, usually 0.9 s)`; null when it was not. */
export function slowerWords({ took, usual, isSlower }: StartUp): string | null {
  if (!isSlower || usual === null) return null;
  return t('slower than usual ({took}, usually {usual})', { took: seconds(took), usual: seconds(usual) });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
