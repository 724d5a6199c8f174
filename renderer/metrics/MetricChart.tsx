import { useLayoutEffect, useRef } from 'react';
import { usePlot } from '../ui/charts/use-plot.ts';
import type { MetricChartData } from './metric-data.ts';
import type { Marker } from './metric-markers.ts';
import { metricPlot } from './metric-plot.ts';
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
  const told = useRef<HTMLSpanElement>(null);
  const isEmpty = data.lines.every(({ values }) => values.every((value) => value === null));
  const newest = data.lines.flatMap(({ name, values }) => {
    const value = values.findLast((each) => each !== null) ?? null;
    return value === null ? [] : [`${name} ${format(value)}`];
  });
  const shown = useRef({ range, markers });
  useLayoutEffect(() => {
    shown.current = { range, markers };
  });
  const host = usePlot(
    {
      shape: data.lines.map(({ name, colour }) => `${name} ${colour}`).join(),
      data: [data.times, ...data.lines.map(({ values }) => values)],
      options: (box) =>
        metricPlot(box, {
          syncKey: `metrics ${app}`,
          lines: data.lines,
          limit: limit ?? null,
          format,
          range: () => shown.current.range,
          markers: () => shown.current.markers,
          // Pointers move more often than React should render.
          onHover: (words) => {
            if (told.current) told.current.textContent = words ?? '';
          },
        }),
    },
    [data, range, markers],
  );

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
