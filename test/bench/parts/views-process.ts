/**
 * Filtered views of the log while lines keep coming, in a process of its own. Arguments: lines per second, seconds.
 * Prints one line of JSON: how far views were behind, and what share of the time the log's work took.
 */
import type { LogFilter } from '../../../shared/logs/log.ts';
import type { LogView } from '../../../electron/engine/log/view/log-view.ts';
import { Logplex } from '../../../electron/engine/log/logplex.ts';
import { p95 } from '../measure/statistics.ts';
import type { Figures } from '../part.ts';
import { inChunks, plainLines } from './log-lines.ts';

const [linesPerSecond = 0, seconds = 0] = process.argv.slice(2).map(Number);
/** Between pieces: about what a busy terminal gives at once. */
const PIECE_MS = 10;
/** Comes last in each piece and is in every view. */
const MARKER = 'ERROR: error GET /marker completed in 7 ms\r\n';
/** Views that are still behind then have not kept up at all. */
const PATIENCE_MS = 30_000;

const FILTERS: LogFilter[] = [
  { dynos: [], text: '' },
  { dynos: [], text: 'error' },
  { dynos: [], text: '(error|fatal) .* in \\d*7 ms', isRegex: true },
  { dynos: [], text: 'info', isNegated: true },
  { dynos: [], text: '', levels: ['error'] },
  { dynos: ['web'], text: 'completed' },
];

const logplex = new Logplex();
const writer = logplex.writer('web.1');
const pieceLines = (linesPerSecond * PIECE_MS) / 1_000;
const piece = Buffer.concat([plainLines(pieceLines - 1), Buffer.from(MARKER)]);
/** By piece: number of its last line, and when it had been written. */
const written: { line: number; at: number }[] = [];
const lags: number[] = [];
const views = FILTERS.map(watch);
let busyMs = 0;

function watch(filter: LogFilter): { behind(): number } {
  let next = 0;
  const view: LogView = logplex.view(filter, () => look());
  const look = (): void => {
    const { first, end } = view.span();
    if (first === end) return;
    const last = view.rows(end - 1, 1).rows[0]?.line ?? -1;
    for (const now = performance.now(); next < written.length && (written[next]?.line ?? 0) <= last; next++) {
      lags.push(now - (written[next]?.at ?? 0));
    }
  };
  return { behind: () => written.length - next };
}

const pieces = (seconds * 1_000) / PIECE_MS;
const startedAt = performance.now();
const startedCpu = process.cpuUsage();
const timer = setInterval(() => {
  while (written.length < pieces && performance.now() >= startedAt + written.length * PIECE_MS) writePiece();
  if (written.length < pieces) return;
  if (views.every((view) => view.behind() === 0)) finish();
  if (performance.now() > startedAt + seconds * 1_000 + PATIENCE_MS) throw new Error(`The views have not kept up: behind by ${views.map((view) => view.behind()).join(', ')} pieces.`);
}, 1);

function writePiece(): void {
  const began = performance.now();
  inChunks(piece, (chunk) => writer.write(chunk));
  written.push({ line: logplex.endLine - 1, at: performance.now() });
  busyMs += performance.now() - began;
}

function finish(): void {
  clearInterval(timer);
  const wall = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(startedCpu);
  const figures: Figures = {
    'behind, p95': p95(lags),
    'behind, most': lags.reduce((most, lag) => Math.max(most, lag), 0),
    writing: (100 * busyMs) / wall,
    'whole process': (user + system) / 10 / wall,
    'lines/s': (pieces * pieceLines * 1_000) / wall,
  };
  console.log(JSON.stringify(figures));
  process.exit(0);
}
