import { PanelActions } from '../panels/panel-actions.ts';

/** What can be done in the panel of an app's requests. */
export interface RequestActions {
  focusFilter(): void;
  toggleCharts(): void;
}

export const requestActions = new PanelActions<RequestActions>('requests');
