import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { hueOf } from '../../shared/logs/process-type-colours.ts';
import { t } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import { decimal, milliseconds } from '../ui/text/numbers.ts';
import type { PlotLine } from '../ui/charts/plot-options.ts';
import { TimeChart } from '../ui/charts/TimeChart.tsx';
import { errorsOf, rateChart, summaryOf, timeChart } from './chart-data.ts';
import type { Chart, DynoSummary, Percentile } from './chart-data.ts';
import styles from './FigureCharts.module.css';
import { useFigures } from './use-figures.ts';

const PERCENTILES: readonly Percentile[] = ['p50', 'p95', 'p99'];
const HUES = 8;

/** Requests a second and how long they took, of each dyno, over the last five minutes. */
export function FigureCharts({ app }: { app: string }) {
  const { figures, now } = useFigures(app);
  const [percentile, setPercentile] = useState<Percentile>('p95');
  const order = useStore(
    apps,
    useShallow(({ byId }) => (byId[app]?.processTypes ?? []).map(({ name }) => name)),
  );
  const first = hueOf('web', order);
  const colourAt = (index: number) => `--hue-${(first + index) % HUES}`;
  const rates = rateChart(figures, now);
  const errors = errorsOf(figures, now);
  const times = timeChart(figures, now, percentile);
  const summaries = figures.map((dyno) => summaryOf(dyno, now));
  const rateLines = coloured(rates, colourAt);
  if (errors.values.some((value) => value !== 0)) {
    rateLines.push({ ...errors, colour: '--crashed', dashed: true });
  }
  return (
    <section className={styles.charts} aria-label={t('Figures of the last five minutes')}>
      <figure className={styles.figure}>
        <figcaption className={styles.title}>{t('Requests a second')}</figcaption>
        <div className={styles.plot}>
          <TimeChart
            label={t('Requests a second. {rates}', { rates: summaries.map(rateWords).join(', ') })}
            times={rates.times}
            lines={rateLines}
            format={decimal}
          />
        </div>
      </figure>
      <figure className={styles.figure}>
        <figcaption className={styles.title}>
          {t('Service time')}
          <span className={styles.choices} role="group" aria-label={t('Percentile')}>
            {PERCENTILES.map((name) => (
              <button
                key={name}
                type="button"
                className={styles.choice}
                aria-pressed={name === percentile}
                onClick={() => setPercentile(name)}
              >
                {name}
              </button>
            ))}
          </span>
        </figcaption>
        <div className={styles.plot}>
          <TimeChart
            label={t('Service time, {percentile}. {times}', {
              percentile,
              times: summaries.map((dyno) => timeWords(dyno, percentile)).join(', '),
            })}
            times={times.times}
            lines={coloured(times, colourAt)}
            format={milliseconds}
          />
        </div>
      </figure>
      <Legend summaries={summaries} colourAt={colourAt} />
    </section>
  );
}

function Legend({ summaries, colourAt }: { summaries: DynoSummary[]; colourAt: (index: number) => string }) {
  return (
    <div className={styles.legend}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('Dyno')}</th>
            <th scope="col">{t('req/s')}</th>
            {PERCENTILES.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summaries.map((summary, index) => (
            <tr key={summary.dyno}>
              <th scope="row">
                <span className={styles.dot} style={{ background: `var(${colourAt(index)})` }} aria-hidden="true" />
                {summary.dyno}
              </th>
              <td>{decimal(summary.rate)}</td>
              {PERCENTILES.map((name) => (
                <td key={name}>{timeOf(summary[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function coloured({ lines }: Chart, colourAt: (index: number) => string): PlotLine[] {
  return lines.map((line, index) => ({ ...line, colour: colourAt(index) }));
}

function rateWords({ dyno, rate }: DynoSummary): string {
  return `${dyno}: ${decimal(rate)}`;
}

function timeWords(summary: DynoSummary, percentile: Percentile): string {
  return `${summary.dyno}: ${timeOf(summary[percentile])}`;
}

function timeOf(value: number | null): string {
  return value === null ? '–' : milliseconds(value);
}
