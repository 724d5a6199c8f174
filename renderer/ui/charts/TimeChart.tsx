import { niceTop, type PlotLine, plotOptions } from './plot-options.ts';
import styles from './TimeChart.module.css';
import { usePlot } from './use-plot.ts';

export interface TimeChartProps {
  /** Accessible name: also says in words what is drawn. */
  label: string;
  /** Seconds since the epoch. */
  times: number[];
  lines: PlotLine[];
  /** A value as the axis says it. */
  format: (value: number) => string;
}

/** Values over time, drawn by uPlot on a canvas. Other lines make another chart; other values only repaint it. */
export function TimeChart({ label, times, lines, format }: TimeChartProps) {
  const host = usePlot(
    {
      shape: lines.map(({ name, colour, dashed }) => `${name} ${colour} ${dashed}`).join(),
      data: [times, ...lines.map(({ values }) => values)],
      options: (box) => ({
        ...plotOptions(box, lines, format),
        cursor: { show: false },
        scales: { x: { time: true }, y: { range: (_, __, max) => [0, niceTop(max)] } },
      }),
    },
    [times, lines],
  );
  return <div ref={host} className={styles.chart} role="img" aria-label={label} />;
}
