import { Activity, ArrowRightLeft, ChartLine, ListChecks, Rocket } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { ACTIVITY_TAB, CONFIG_TAB, METRICS_TAB, RELEASES_TAB, REQUESTS_TAB } from '../state/selection.ts';
import type { Command, Section } from '../commands/command.ts';
import { goToTab } from './navigate.ts';

/** The panels of an app beside its log and its terminals. */
export const panelCommands: readonly Command[] = [
  panel(CONFIG_TAB, t('Show the config vars'), 'Config', ListChecks, t('environment variables env secrets')),
  panel(RELEASES_TAB, t('Show the releases'), 'Releases', Rocket, t('history versions deploys rollback')),
  panel(REQUESTS_TAB, t('Show the requests'), 'Router', ArrowRightLeft, t('http traffic status')),
  panel(METRICS_TAB, t('Show the metrics'), 'View', ChartLine, t('charts cpu memory response time load')),
  panel(ACTIVITY_TAB, t('Show the activity'), 'View', Activity, t('timeline events history happened')),
];

function panel(tab: string, title: string, section: Section, icon: LucideIcon, keywords: string): Command {
  return {
    id: `${tab}.show`,
    title,
    section,
    icon,
    keywords: `${keywords} ${t('panel tab go to')}`,
    available: ({ app }) => app !== null,
    run: ({ app }) => app && goToTab(app.id, tab),
  };
}
