import type { LogMarks } from '../../../../shared/logs/log.ts';
import { levelNumber } from '../store/line-level.ts';
import type { LineStore } from '../store/line-store.ts';
import type { Segment } from '../store/segment.ts';
import type { RowSelection } from './selection.ts';
import { MAX_SPEAKERS, type LogOrigin } from '../store/log-origins.ts';

const ERROR = levelNumber('error');
/** What the dyno manager says when a dyno starts or has ended by itself (docs/heroku.md §3.5). */
const STATE_CHANGE = 'State changed from ';
const MARKED_STATES = [' to starting', ' to crashed'];
/** What is said of a release on `app[api]` (docs/heroku.md §3.5). */
const RELEASED = /^Release v\d+ created /;

/** Which of `buckets` equal parts of the selected rows hold errors, starts, crashes and releases. */
export function marksOf(store: LineStore, rows: RowSelection, buckets: number): LogMarks {
  const { first, end } = rows.span();
  const errors = new Uint8Array(buckets);
  const restarts = new Uint8Array(buckets);
  const releases = new Uint8Array(buckets);
  const isManager = speakersThat(store, ({ source, dyno }) => source === 'heroku' && dyno !== 'router');
  const isApi = speakersThat(store, ({ source, dyno }) => source === 'app' && dyno === 'api');
  let segment: Segment | undefined;
  for (let index = first; index < end; index++) {
    const line = rows.lineAt(index);
    if (segment === undefined || line >= segment.firstLine + segment.count) segment = store.segmentAt(line);
    if (segment === undefined) break;
    const at = line - segment.firstLine;
    const bucket = Math.floor(((index - first) * buckets) / (end - first));
    if (segment.level(at) === ERROR) errors[bucket] = 1;
    if (isManager[segment.origin(at)] === 1 && isRestart(segment.bytes(at))) restarts[bucket] = 1;
    if (isApi[segment.origin(at)] === 1 && RELEASED.test(segment.bytes(at).toString('latin1'))) releases[bucket] = 1;
  }
  return { error: numbersOf(errors), restart: numbersOf(restarts), release: numbersOf(releases) };
}

function speakersThat(store: LineStore, are: (origin: LogOrigin) => boolean): Uint8Array {
  const chosen = new Uint8Array(MAX_SPEAKERS);
  store.origins.all.forEach((origin, id) => {
    chosen[id] = are(origin) ? 1 : 0;
  });
  return chosen;
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
