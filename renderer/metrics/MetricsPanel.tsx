import { ChartLine } from 'lucide-react';
import { useMemo, useState } from 'react';
import { dynoSize } from '../../shared/dynos/dyno-size.ts';
import { hueOf } from '../../shared/logs/process-type-colours.ts';
import { t } from '../../shared/text/i18n.ts';
import { useActivity } from '../activity/use-activity.ts';
import { useApp } from '../state/apps-store.ts';
import { useFigures } from '../requests/use-figures.ts';
import { Chip } from '../ui/components/Chip.tsx';
import { EmptyState } from '../ui/components/EmptyState.tsx';
import { decimal, milliseconds } from '../ui/text/numbers.ts';
import { Toolbar, ToolbarSpace } from '../ui/components/Toolbar.tsx';
import panel from '../ui/components/Panel.module.css';
import { cpuData, memoryData, rateData, type ShownType, timeData } from './metric-data.ts';
import { markersOf } from './metric-markers.ts';
import { MetricChart } from './MetricChart.tsx';
import styles from './MetricsPanel.module.css';
import { useSamples } from './use-samples.ts';

export interface MetricsPanelProps {
  app: string;
  /** Behind another tab nothing is asked for, told or drawn. */
  visible: boolean;
}

const SPANS = [
  { label: t('5 min'), seconds: 300 },
  { label: t('1 h'), seconds: 3_600 },
];
/** Seconds. What has run for less is not stretched over the whole width. */
const LEAST_SPAN = 60;
const FULL_PERCENT = 100;
const percent = (value: number) => `${decimal(value)}%`;

/** CPU, memory, requests and response times of the app's process types, with what happened meanwhile. */
export function MetricsPanel({ app, visible }: MetricsPanelProps) {
  const [span, setSpan] = useState(SPANS[0]!.seconds);
  return (
    <section className={panel.panel} aria-label={t('Metrics')}>
      <Toolbar label={t('Metrics')}>
        <span className={styles.spans} role="group" aria-label={t('Time')}>
          {SPANS.map(({ label, seconds }) => (
            <Chip key={seconds} pressed={span === seconds} onChange={() => setSpan(seconds)}>
              {label}
            </Chip>
          ))}
        </span>
        <ToolbarSpace />
        <span className={styles.hint}>{t('Vertical lines: releases, crashes, restarts, scaling')}</span>
      </Toolbar>
      {visible && <Charts app={app} span={span} />}
    </section>
  );
}

/** @param span seconds up to now */
function Charts({ app, span }: { app: string; span: number }) {
  const samples = useSamples(app);
  const { figures, now } = useFigures(app);
  const { entries } = useActivity(app, true);
  const types = useShownTypes(app);
  const cpu = useMemo(() => cpuData(samples ?? [], types), [samples, types]);
  const memory = useMemo(() => memoryData(samples ?? [], types), [samples, types]);
  const web = types.find(({ name }) => name === 'web')?.colour ?? '--hue-0';
  const rate = useMemo(() => rateData(figures, now, web), [figures, now, web]);
  const times = useMemo(() => timeData(figures, now), [figures, now]);
  const markers = useMemo(() => markersOf(entries), [entries]);
  const first = samples?.[0]?.at ?? 0;
  const range = useMemo((): [number, number] => [startOf(now, span, first), now], [now, span, first]);
  if (samples === null || now === 0) return null;
  if (samples.length === 0 && figures.length === 0) {
    return (
      <EmptyState icon={<ChartLine />} title={t('Nothing has run yet.')}>
        {t('Start a dyno: its CPU and memory are drawn here, and its requests once some come in.')}
      </EmptyState>
    );
  }
  const shared = { app, range, markers };
  const noRequests = t('No requests in the last five minutes.');
  const isLong = span > SPANS[0]!.seconds;
  return (
    <div className={styles.charts}>
      <MetricChart {...shared} title={t('CPU, of one core')} data={cpu} format={percent} empty={t('No dyno ran.')} />
      <MetricChart
        {...shared}
        title={t('Memory of the largest dyno, of its quota')}
        data={memory}
        format={percent}
        limit={FULL_PERCENT}
        empty={t('No dyno ran.')}
      />
      <MetricChart
        {...shared}
        title={isLong ? t('Requests a second (kept for 5 min)') : t('Requests a second')}
        data={rate}
        format={decimal}
        empty={noRequests}
      />
      <MetricChart
        {...shared}
        title={isLong ? t('Response time (kept for 5 min)') : t('Response time')}
        data={times}
        format={milliseconds}
        empty={noRequests}
      />
    </div>
  );
}

/**
 * Where charts begin, seconds since the epoch.
 * @param first epoch milliseconds of the oldest sample: nothing is before it
 */
function startOf(now: number, span: number, first: number): number {
  return Math.max(now - span, Math.min(first / 1000, now - LEAST_SPAN));
}

function useShownTypes(app: string): ShownType[] {
  const processTypes = useApp(app, (snapshot) => snapshot.processTypes);
  return useMemo(() => {
    const order = (processTypes ?? []).map(({ name }) => name);
    return (processTypes ?? []).map(({ name, size }) => ({
      name,
      colour: `--hue-${hueOf(name, order)}`,
      quota: dynoSize(size)?.quota ?? Infinity,
    }));
  }, [processTypes]);
}
