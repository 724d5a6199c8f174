import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onPaletteChange } from '../terminals/palette.ts';
import type { MetricChartData } from './metric-data.ts';
import type { Marker } from './metric-markers.ts';
import { plotOptions } from './metric-plot.ts';
import styles from './MetricsPanel.module.css';

export interface MetricChartProps {
  app: string;
  title: string;
  data: MetricChartData;
  /** Seconds since the epoch. */
  range: [number, number];
  markers: readonly Marker[];
  /** Drawn across, such as the quota. */
  limit?: number;
  format: (value: number) => string;
  /** Instead of curves, where there are none. */
  empty: string;
}

/** Curves over time with markers; a pointer reads values and markers, in all charts of the app at once. */
export function MetricChart({ app, title, data, range, markers, limit, format, empty }: MetricChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const told = useRef<HTMLSpanElement>(null);
  const plot = useRef<uPlot | null>(null);
  const shape = data.lines.map(({ name, colour }) => `${name} ${colour}`).join();
  const isEmpty = data.lines.every(({ values }) => values.every((value) => value === null));
  const newest = data.lines.flatMap(({ name, values }) => {
    const value = values.findLast((each) => each !== null) ?? null;
    return value === null ? [] : [`${name} ${format(value)}`];
  });

  const rangeNow = useEffectEvent(() => range);
  const markersNow = useEffectEvent(() => markers);
  const draw = useEffectEvent((box: HTMLElement) => {
    plot.current?.destroy();
    const options = plotOptions(box, {
      syncKey: `metrics ${app}`,
      lines: data.lines,
      limit: limit ?? null,
      format,
      range: () => rangeNow(),
      markers: () => markersNow(),
      // Pointers move more often than React should render.
      onHover: (words) => {
        if (told.current) told.current.textContent = words ?? '';
      },
    });
    plot.current = new uPlot(options, alignedOf(data), box);
  });
  useEffect(() => {
    const box = host.current;
    if (box === null) return undefined;
    draw(box);
    const resized = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = box;
      if (width > 0 && height > 0) plot.current?.setSize({ width, height });
    });
    resized.observe(box);
    const stop = onPaletteChange(() => draw(box));
    return () => {
      stop();
      resized.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape]);
  useEffect(() => plot.current?.setData(alignedOf(data)), [data, range, markers]);

  return (
    <figure className={styles.figure}>
      <figcaption className={styles.title}>
        <span className={styles.name}>{title}</span>
        <span className={styles.legend}>
          {data.lines.map(({ name, colour }) => (
            <span key={name} className={styles.line}>
              <span className={styles.dot} style={{ background: `var(${colour})` }} aria-hidden="true" />
              {name}
            </span>
          ))}
        </span>
        <span ref={told} className={styles.told} />
      </figcaption>
      <div className={styles.plot}>
        <div ref={host} className={styles.canvas} role="img" aria-label={`${title}. ${newest.join(', ') || empty}`} />
        {isEmpty && <p className={styles.empty}>{empty}</p>}
      </div>
    </figure>
  );
}

function alignedOf({ times, lines }: MetricChartData): uPlot.AlignedData {
  return [times, ...lines.map(({ values }) => values)];
}
