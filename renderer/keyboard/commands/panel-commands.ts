import { Activity, ArrowRightLeft, ChartLine, ListChecks, Rocket } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { ACTIVITY_TAB, CONFIG_TAB, METRICS_TAB, RELEASES_TAB, REQUESTS_TAB } from '../../apps/selection.ts';
import type { Command, Section } from '../command.ts';
import { goToTab } from '../go.ts';

/** The panels of an app beside its log and its terminals. */
export const panelCommands: readonly Command[] = [
  panel(CONFIG_TAB, 'Show the config vars', 'Config', ListChecks, 'environment variables env secrets'),
  panel(RELEASES_TAB, 'Show the releases', 'Releases', Rocket, 'history versions deploys rollback'),
  panel(REQUESTS_TAB, 'Show the requests', 'Router', ArrowRightLeft, 'http traffic status'),
  panel(METRICS_TAB, 'Show the metrics', 'View', ChartLine, 'charts cpu memory response time load'),
  panel(ACTIVITY_TAB, 'Show the activity', 'View', Activity, 'timeline events history happened'),
];

function panel(tab: string, title: string, section: Section, icon: LucideIcon, keywords: string): Command {
  return {
    id: `${tab}.show`,
    title,
    section,
    icon,
    keywords: `${keywords} panel tab go to`,
    available: ({ app }) => app !== null,
    run: ({ app }) => app && goToTab(app.id, tab),
  };
}
