import { Activity, ArrowRightLeft, ChartLine, LayoutGrid, ListChecks, Rocket, ScrollText } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { LogPanel } from '../logs/LogPanel.tsx';
import { load, loaded } from '../panels/panel.ts';
import type { Panel } from '../panels/panel.ts';

// All but the log are half of the page: the window shows its first app before it reads them, and reads them before
// anybody asks.

/** What the tab of a dyno shows. */
export const DYNO_PANE = load(async () => (await import('../terminals/panes/TerminalPane.tsx')).TerminalPane);

/** The panels of an app, in the order their tabs are shown. */
export const PANELS: readonly Panel[] = [
  {
    id: 'logs',
    name: t('Logs'),
    icon: ScrollText,
    command: {
      title: t('Show the logs'),
      section: 'Logs',
      keywords: t('logplex merged go to'),
      shortcut: { mac: ['Shift+Meta+L'], others: ['Ctrl+Shift+L'] },
    },
    code: loaded(LogPanel),
  },
  {
    id: 'grid',
    name: t('Grid'),
    icon: LayoutGrid,
    command: {
      title: t('Show all terminals in a grid'),
      section: 'View',
      keywords: t('go to dynos'),
      shortcut: { mac: ['Shift+Meta+G'], others: ['Ctrl+Shift+G'] },
    },
    code: load(async () => (await import('../terminals/panes/TerminalGrid.tsx')).TerminalGrid),
  },
  {
    id: 'requests',
    name: t('Requests'),
    icon: ArrowRightLeft,
    command: { title: t('Show the requests'), section: 'Router', keywords: t('http traffic status') },
    code: load(async () => (await import('../requests/RequestsPanel.tsx')).RequestsPanel),
  },
  {
    id: 'metrics',
    name: t('Metrics'),
    icon: ChartLine,
    command: { title: t('Show the metrics'), section: 'View', keywords: t('charts cpu memory response time load') },
    code: load(async () => (await import('../metrics/MetricsPanel.tsx')).MetricsPanel),
  },
  {
    id: 'activity',
    name: t('Activity'),
    icon: Activity,
    command: { title: t('Show the activity'), section: 'View', keywords: t('timeline events history happened') },
    code: load(async () => (await import('../activity/ActivityPanel.tsx')).ActivityPanel),
  },
  {
    id: 'config',
    name: t('Config'),
    icon: ListChecks,
    command: { title: t('Show the config vars'), section: 'Config', keywords: t('environment variables env secrets') },
    code: load(async () => (await import('../config/ConfigPanel.tsx')).ConfigPanel),
  },
  {
    id: 'releases',
    name: t('Releases'),
    icon: Rocket,
    command: { title: t('Show the releases'), section: 'Releases', keywords: t('history versions deploys rollback') },
    code: load(async () => (await import('../releases/ReleasesPanel.tsx')).ReleasesPanel),
  },
];
