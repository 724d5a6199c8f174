import { describe, expect, it } from 'vitest';
import { CHART_SECONDS, errorsOf, rateChart, summaryOf, timeChart } from '../../../../renderer/requests/chart-data.ts';

const NOW = 1_763_626_513;
const second = (at: number, part = {}) => ({ second: at, requests: 2, errors: 0, p50: 10, p95: 20, p99: 30, ...part });
const figures = [
  { dyno: 'web.1', seconds: [second(NOW - CHART_SECONDS - 1), second(NOW - 2), second(NOW - 1, { errors: 1 })] },
  { dyno: 'web.2', seconds: [second(NOW - 1, { requests: 0, errors: 2 }), second(NOW, { requests: 9 })] },
];

describe('the charts of the last five minutes', () => {
  it('end with the second before now, which is not over, and begin five minutes before', () => {
    const { times, lines } = rateChart(figures, NOW);
    expect(times).toHaveLength(CHART_SECONDS);
    expect([times[0], times.at(-1)]).toEqual([NOW - CHART_SECONDS, NOW - 1]);
    expect(lines.map(({ name, values }) => [name, values.slice(-3)])).toEqual([
      ['web.1', [0, 2, 2]],
      ['web.2', [0, 0, 0]],
    ]);
  });

  it('draw no time where nothing was served', () => {
    const [web1, web2] = timeChart(figures, NOW, 'p95').lines;
    expect(web1?.values.slice(-3)).toEqual([null, 20, 20]);
    expect(web2?.values.every((value) => value === null)).toBe(true);
  });

  it('add up the errors of all dynos', () => {
    expect(errorsOf(figures, NOW).values.slice(-2)).toEqual([0, 3]);
  });

  it('say a rate over the last seconds, and the times of the newest second that has some', () => {
    expect(summaryOf(figures[0]!, NOW)).toEqual({ dyno: 'web.1', rate: 0.8, p50: 10, p95: 20, p99: 30 });
    const idle = summaryOf({ dyno: 'web.3', seconds: [] }, NOW);
    expect(idle).toEqual({ dyno: 'web.3', rate: 0, p50: null, p95: null, p99: null });
  });
});
