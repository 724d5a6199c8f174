import type { LogMarks } from '../../../shared/log.ts';
import { levelNumber } from './line-level.ts';
import type { LineStore } from './line-store.ts';
import type { Segment } from './segment.ts';
import type { Selection } from './selection.ts';
import { MAX_SPEAKERS } from './speakers.ts';

const ERROR = levelNumber('error');
/** What the dyno manager says when a dyno starts or has ended by itself (heroku-platform.md §3.5). */
const STATE_CHANGE = 'State changed from ';
const MARKED_STATES = [' to starting', ' to crashed'];

/** Which of `buckets` equal parts of the selected rows hold errors, starts and crashes. */
export function marksOf(store: LineStore, rows: Selection, buckets: number): LogMarks {
  const { first, end } = rows.span();
  const errors = new Uint8Array(buckets);
  const restarts = new Uint8Array(buckets);
  const isManager = managers(store);
  let segment: Segment | undefined;
  for (let index = first; index < end; index++) {
    const line = rows.lineAt(index);
    if (segment === undefined || line >= segment.firstLine + segment.count) segment = store.segmentAt(line);
    if (segment === undefined) break;
    const at = line - segment.firstLine;
    const bucket = Math.floor(((index - first) * buckets) / (end - first));
    if (segment.level(at) === ERROR) errors[bucket] = 1;
    if (isManager[segment.speaker(at)] === 1 && isRestart(segment.bytes(at))) restarts[bucket] = 1;
  }
  return { error: numbersOf(errors), restart: numbersOf(restarts) };
}

function managers(store: LineStore): Uint8Array {
  const isManager = new Uint8Array(MAX_SPEAKERS);
  store.speakers.all.forEach(({ source, dyno }, id) => {
    isManager[id] = source === 'heroku' && dyno !== 'router' ? 1 : 0;
  });
  return isManager;
}

function isRestart(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return text.startsWith(STATE_CHANGE) && MARKED_STATES.some((state) => text.endsWith(state));
}

function numbersOf(marks: Uint8Array): number[] {
  const numbers: number[] = [];
  marks.forEach((mark, number) => {
    if (mark === 1) numbers.push(number);
  });
  return numbers;
}
