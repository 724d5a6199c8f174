import { measurePrinting } from '../measure/printing.ts';
import { ratioOf, median } from '../measure/statistics.ts';
import { inRounds } from '../measure/rounds.ts';
import type { BenchContext, PartReport, Verdict } from '../part.ts';
import { SCRIPT, scriptBaseline } from '../peers/script.ts';
import { atMost, times } from '../report/verdict.ts';
import { measureWindow } from './measure-window.ts';

const LOG = 'window, log on screen';
const TERMINAL = 'window, terminal on screen';
/** For comparison: what a page without WebGL would do. */
const DOM_TERMINAL = 'window, terminal on screen, DOM';
const CHILD_BUDGET = 1.6;
const FRAME_BUDGET_MS = 33;
const CLICK_BUDGET_MS = 100;

const UNITS = {
  child: 's',
  lost: 'count',
  'frames, flood': 'ms',
  'frames, pace': 'ms',
  'frames, drag': 'ms',
  click: 'ms',
} as const;

/** A dyno that prints as fast as it may, seen in the desktop window. */
export async function window({ options }: BenchContext): Promise<PartReport> {
  const notes = [
    'frames: p95 of the time between two frames, while the dyno prints as fast as it may (flood), at 100,000 lines/s',
    '(pace), and while the scroll bar is dragged through all lines (drag)',
    'click: the slowest of ten at 100,000 lines/s, to the painted answer; lost: lines Logplex does not have',
    'the window shows the log or a terminal; without a graphics card WebGL and the DOM are painted by the processor',
  ];
  const contenders = [
    { name: LOG, measure: () => measureWindow('Logs', options.lines) },
    { name: TERMINAL, measure: () => measureWindow('terminal', options.lines) },
    { name: DOM_TERMINAL, measure: () => measureWindow('terminal', options.lines, 'dom') },
    { name: SCRIPT, measure: () => measurePrinting(scriptBaseline, ['job'], options.lines) },
  ];
  const samples = await inRounds(contenders, options.rounds, notes);
  const eachAtMost = (budget: string, figure: string, limit: number): Verdict[] =>
    [LOG, TERMINAL].flatMap((name) => {
      const values = samples[name]![figure];
      if (values === undefined) return [];
      return [atMost(`${budget}, ${name}`, median(values), limit, (ms) => `${ms.toFixed(0)} ms`)];
    });
  const lost = [LOG, TERMINAL].flatMap((name) => samples[name]!['lost'] ?? [Number.NaN]);
  return {
    title: `${options.lines.toLocaleString('en')} lines with the desktop window open`,
    units: UNITS,
    samples,
    notes,
    verdicts: [
      ...[LOG, TERMINAL].map((name) => {
        const ratio = ratioOf(samples, 'child', name, SCRIPT);
        return atMost(`child’s own time ≤ ${CHILD_BUDGET} × script, ${name}`, ratio, CHILD_BUDGET, times);
      }),
      atMost('every line is in Logplex', Math.max(...lost), 0, (value) => `${value} lost at most`),
      ...eachAtMost(`p95 frame following 100,000 lines/s ≤ ${FRAME_BUDGET_MS} ms`, 'frames, pace', FRAME_BUDGET_MS),
      ...eachAtMost(`p95 frame scrolling anywhere ≤ ${FRAME_BUDGET_MS} ms`, 'frames, drag', FRAME_BUDGET_MS),
      ...eachAtMost(`a click answers within ${CLICK_BUDGET_MS} ms at 100,000 lines/s`, 'click', CLICK_BUDGET_MS),
    ],
  };
}
