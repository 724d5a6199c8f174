import { t } from '../../shared/text/i18n.ts';
import { ACTIVITY_TAB, CONFIG_TAB, GRID_TAB, LOGS_TAB, METRICS_TAB, RELEASES_TAB, REQUESTS_TAB } from '../state/selection.ts';

const NAMES: Readonly<Record<string, string>> = {
  [LOGS_TAB]: t('Logs'),
  [GRID_TAB]: t('Grid'),
  [REQUESTS_TAB]: t('Requests'),
  [METRICS_TAB]: t('Metrics'),
  [ACTIVITY_TAB]: t('Activity'),
  [CONFIG_TAB]: t('Config'),
  [RELEASES_TAB]: t('Releases'),
};

/** What a tab is called: a dyno's has the dyno's name. */
export function tabName(tab: string): string {
  return NAMES[tab] ?? tab;
}
