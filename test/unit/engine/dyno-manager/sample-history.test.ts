import { expect, test } from 'vitest';
import { SampleHistory } from '../../../../electron/engine/dyno-manager/sample-history.ts';

const START = 1_000_000_000_000;
const INTERVAL_MS = 2_000;

/** @param samples taken every two seconds, with the number of the sample as memory */
function filled(samples: number): SampleHistory {
  const history = new SampleHistory();
  for (let index = 0; index < samples; index++) {
    history.add({
      at: START + index * INTERVAL_MS,
      dynos: [{ dyno: 'web.1', memory: index % 10 === 3 ? 1_000 : 1, cpu: index % 2, processes: 1 }],
    });
  }
  return history;
}

test('the newest minutes are kept as they came', () => {
  const { samples } = filled(100);
  expect(samples).toHaveLength(100);
  expect(samples[99]).toEqual({ at: START + 99 * INTERVAL_MS, dynos: [{ dyno: 'web.1', memory: 1, cpu: 1, processes: 1 }] });
});

test('an hour and more are a few hundred samples in order, none older than an hour', () => {
  const { samples } = filled(5_000);
  expect(samples.length).toBeLessThan(400);
  const last = START + 4_999 * INTERVAL_MS;
  expect(samples.at(-1)?.at).toBe(last);
  expect(samples[0]!.at).toBeGreaterThanOrEqual(last - 3_600_000);
  expect(samples[0]!.at).toBeLessThan(last - 3_500_000);
  const times = samples.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('a peak of memory outlives thinning, and the processor’s share becomes the mean', () => {
  const [oldest] = filled(1_000).samples;
  expect(oldest?.dynos).toEqual([{ dyno: 'web.1', memory: 1_000, cpu: 0.5, processes: 1 }]);
});

test('samples after a long pause do not bring older ones back', () => {
  const history = filled(1_000);
  const later = START + 10 * 3_600_000;
  for (let index = 0; index < 300; index++) history.add({ at: later + index * INTERVAL_MS, dynos: [] });
  expect(history.samples[0]!.at).toBeGreaterThanOrEqual(later + 299 * INTERVAL_MS - 3_600_000);
});
