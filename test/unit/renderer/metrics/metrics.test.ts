import { describe, expect, it } from 'vitest';
import { MetricsFeed, SHOWN_SAMPLES } from '../../../../renderer/metrics/metrics-feed.ts';
import { cpuWords, memoryShare, memoryWords, sampleWords } from '../../../../renderer/metrics/metric-labels.ts';
import { sparkline } from '../../../../renderer/metrics/DynoMeter.tsx';
import type { Client } from '../../../../shared/contract/client.ts';
import type { DynoSample, Sample } from '../../../../shared/app/platform.ts';

const MIB = 1024 * 1024;
const aSample = (part: Partial<DynoSample> = {}): DynoSample => ({
  dyno: 'web.1',
  memory: 128 * MIB,
  cpu: 0.25,
  processes: 3,
  ...part,
});

describe('memory and CPU in words', () => {
  it("are Heroku's megabytes, and a share of one core", () => {
    expect([memoryWords(aSample()), cpuWords(aSample())]).toEqual(['128 MB', '25%']);
    expect([cpuWords({ cpu: 0 }), cpuWords({ cpu: 0.004 }), cpuWords({ cpu: 1.5 })]).toEqual(['0%', '<1%', '150%']);
    expect(memoryShare(aSample(), 512)).toBe(0.25);
    expect(sampleWords(aSample(), 512)).toBe('Memory 128 MB of 512 MB (25%)\nCPU 25% of a core\n3 processes');
  });
});

describe('a sparkline', () => {
  it('stands at the right end until there are enough values, and stays inside', () => {
    expect(sparkline([0, 1, 2], 40, 10, 5, 1)).toBe('M20.0 10.0L30.0 0.0L40.0 0.0');
    expect(sparkline([1], 40, 10, 5, 1)).toBe('');
  });
});

/** A client whose engine remembers one sample, and takes more. */
function engine(history: Sample[]) {
  let sampled: ((data: { app: string; sample: Sample }) => void) | undefined;
  const client = {
    on(_event: string, listener: typeof sampled) {
      sampled = listener;
      return () => (sampled = undefined);
    },
    request: () => Promise.resolve({ samples: history }),
  } as unknown as Client;
  return {
    client,
    sample: (dynos: DynoSample[], app = 'a') => sampled?.({ app, sample: { at: 0, dynos } }),
    isAsked: () => sampled !== undefined,
  };
}

describe('the feed of samples', () => {
  const watching = (feed: MetricsFeed, dyno: string) => {
    const told: number[] = [];
    let heard = (): void => {};
    const first = new Promise<void>((resolve) => (heard = resolve));
    const stop = feed.watch(dyno, (samples) => {
      told.push(samples.length);
      heard();
    });
    return { told, stop, first };
  };

  it('begins with what the engine remembers, and listens only while somebody looks', async () => {
    const { client, sample, isAsked } = engine([{ at: 0, dynos: [aSample()] }]);
    const feed = new MetricsFeed(client, 'a');
    expect(isAsked()).toBe(false);
    const meter = watching(feed, 'web.1');
    await meter.first;
    sample([aSample()]);
    sample([aSample()], 'another');
    expect(meter.told).toEqual([1, 2]);
    meter.stop();
    expect(isAsked()).toBe(false);
  });

  it('begins anew with a dyno that was gone, and keeps no more than is shown', async () => {
    const { client, sample } = engine([]);
    const meter = watching(new MetricsFeed(client, 'a'), 'web.1');
    await meter.first;
    for (let round = 0; round < SHOWN_SAMPLES + 5; round++) sample([aSample()]);
    expect(meter.told.at(-1)).toBe(SHOWN_SAMPLES);
    sample([]);
    sample([aSample()]);
    expect(meter.told.slice(-2)).toEqual([0, 1]);
  });
});
