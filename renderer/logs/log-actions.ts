import type { ExportFormat } from '../../shared/logs/log.ts';
import { PanelActions } from '../panels/panel-actions.ts';
import { LOGS_TAB } from '../state/tabs.ts';

/** What can be done in the merged log of an app. */
export interface LogActions {
  focusFilter(): void;
  openFind(): void;
  openDynoFilter(): void;
  openMoreFilters(): void;
  openJump(): void;
  openRuns(): void;
  follow(): void;
  copy(): void;
  export(format: ExportFormat): void;
}

export const logActions = new PanelActions<LogActions>(LOGS_TAB);
