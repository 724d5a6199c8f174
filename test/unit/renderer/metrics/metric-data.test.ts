import { expect, test } from 'vitest';
import type { DynoSample } from '../../../../shared/app/platform.ts';
import type { RequestSecond } from '../../../../shared/router/router.ts';
import { cpuData, memoryData, rateData, timeData } from '../../../../renderer/metrics/metric-data.ts';
import { markersOf, wordsNear } from '../../../../renderer/metrics/metric-markers.ts';

const MIB = 1024 * 1024;
const dyno = (name: string, cpu: number, mebibytes: number): DynoSample => ({
  dyno: name,
  cpu,
  memory: mebibytes * MIB,
  processes: 1,
});
const TYPES = [
  { name: 'web', colour: '--hue-2', quota: 512 },
  { name: 'worker', colour: '--hue-4', quota: 1_024 },
  { name: 'clock', colour: '--hue-5', quota: 512 },
];
const SAMPLES = [
  { at: 1_000, dynos: [dyno('web.1', 0.5, 256), dyno('web.2', 0.25, 128)] },
  { at: 3_000, dynos: [dyno('web.1', 1, 512), dyno('worker.1', 0, 512)] },
];

test('CPU adds up over the dynos of a type, and a type that did not run has no curve', () => {
  const { times, lines } = cpuData(SAMPLES, TYPES);
  expect(times).toEqual([1, 3]);
  expect(lines.map(({ name, values }) => [name, values])).toEqual([
    ['web', [75, 100]],
    ['worker', [null, 0]],
  ]);
});

test('memory is that of the dyno nearest to its quota', () => {
  expect(memoryData(SAMPLES, TYPES).lines.map(({ values }) => values)).toEqual([
    [50, 100],
    [null, 50],
  ]);
});

const second = (at: number, requests: number, p95: number, errors = 0): RequestSecond => ({
  second: at,
  requests,
  errors,
  p50: 1,
  p95,
  p99: p95,
});

test('requests add up over dynos, and response times are those of the slowest', () => {
  const figures = [
    { dyno: 'web.1', seconds: [second(998, 3, 20), second(999, 0, 0)] },
    { dyno: 'web.2', seconds: [second(998, 2, 80)] },
  ];
  const rate = rateData(figures, 1_000, '--hue-2');
  expect(rate.times.at(-1)).toBe(999);
  expect(rate.lines).toHaveLength(1);
  expect(rate.lines[0]?.values.slice(-3)).toEqual([0, 5, 0]);
  expect(timeData(figures, 1_000).lines[1]?.values.slice(-3)).toEqual([null, 80, null]);
});

test('errors are a curve of their own once there are any', () => {
  const { lines } = rateData([{ dyno: 'web.1', seconds: [second(999, 2, 5, 1)] }], 1_000, '--hue-2');
  expect(lines.map(({ name, values }) => [name, values.at(-1)])).toEqual([
    ['requests', 2],
    ['errors', 1],
  ]);
});

test('markers are what explains a curve, and are told to a pointer that is near', () => {
  const entry = { number: 1, dyno: null, line: null, tone: 'plain' as const };
  const markers = markersOf([
    { ...entry, at: 10_000, kind: 'crash', text: 'web.1 crashed' },
    { ...entry, at: 10_500, kind: 'stop', text: 'web.1 was stopped' },
    { ...entry, at: 11_000, kind: 'restart', text: 'web.1 was restarted' },
  ]);
  expect(markers.map(({ time }) => time)).toEqual([10, 11]);
  expect(wordsNear(markers, 10.2, 1)).toBe('web.1 crashed · web.1 was restarted');
  expect(wordsNear(markers, 30, 1)).toBe('');
});
