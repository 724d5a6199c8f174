import { useEffect, useRef } from 'react';
import type { DynoSample } from '../../shared/app/platform.ts';
import { useClient } from '../client/connection.ts';
import styles from './DynoMeter.module.css';
import { metricsFeed, SHOWN_SAMPLES } from './metrics-feed.ts';
import { cpuWords, memoryShare, memoryWords, sampleWords } from './metric-labels.ts';

export interface DynoMeterProps {
  app: string;
  dyno: string;
  /** Of its size, mebibytes. */
  quota: number;
}

const WIDTH_PX = 44;
const HEIGHT_PX = 14;
/** A curve uses the whole height once it reaches half of the quota; a small dyno's is not a flat line. */
const LEAST_TOP = 0.5;
const OVER_QUOTA = 1;

/** Memory and CPU of a dyno as text and as a curve of the last two minutes. Painted by hand, only while on screen. */
export function DynoMeter({ app, dyno, quota }: DynoMeterProps) {
  const client = useClient();
  const host = useRef<HTMLSpanElement>(null);
  const path = useRef<SVGPathElement>(null);
  const text = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const box = host.current;
    if (client === null || box === null) return undefined;
    const feed = metricsFeed(client, app);
    const paint = (samples: readonly DynoSample[]): void => {
      const newest = samples.at(-1);
      box.dataset['empty'] = String(newest === undefined);
      if (newest === undefined) return;
      const shares = samples.map((sample) => memoryShare(sample, quota));
      path.current?.setAttribute(
        'd',
        sparkline(shares, WIDTH_PX, HEIGHT_PX, SHOWN_SAMPLES, Math.max(LEAST_TOP, ...shares)),
      );
      if (text.current) text.current.textContent = `${memoryWords(newest)} · ${cpuWords(newest)}`;
      box.title = sampleWords(newest, quota);
      box.dataset['over'] = String(memoryShare(newest, quota) > OVER_QUOTA);
    };
    let stop: (() => void) | undefined;
    const seen = new IntersectionObserver((entries) => {
      stop?.();
      stop = entries.at(-1)?.isIntersecting ? feed.watch(dyno, paint) : undefined;
    });
    seen.observe(box);
    return () => {
      seen.disconnect();
      stop?.();
    };
  }, [client, app, dyno, quota]);

  return (
    <span ref={host} className={styles.meter} data-empty="true">
      <svg className={styles.curve} viewBox={`0 -1 ${WIDTH_PX} ${HEIGHT_PX + 2}`} aria-hidden="true">
        <path ref={path} />
      </svg>
      <span ref={text} />
    </span>
  );
}

/**
 * A line through values, as the path of an SVG of this size; empty for less than two values.
 * @param room how many values the whole width has room for: fewer stand at its right end
 * @param top the value at the upper edge
 */
export function sparkline(values: readonly number[], width: number, height: number, room: number, top: number): string {
  if (values.length < 2) return '';
  const step = width / (room - 1);
  const start = width - (values.length - 1) * step;
  const y = (value: number): number => height - (Math.min(value, top) / top) * height;
  return values
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${fixed(start + index * step)} ${fixed(y(value))}`)
    .join('');
}

function fixed(value: number): string {
  return value.toFixed(1);
}
