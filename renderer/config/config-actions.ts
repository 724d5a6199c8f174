import { PanelActions } from '../panels/panel-actions.ts';

/** What can be done in the panel of an app's config vars. */
export interface ConfigActions {
  addVar(): void;
  /** Begins to collect changes, or stops and discards them. */
  toggleCollecting(): void;
  openImport(): void;
  openExport(): void;
  revealAll(): void;
}

export const configActions = new PanelActions<ConfigActions>('config');
