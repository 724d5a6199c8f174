import { PanelActions } from '../panels/panel-actions.ts';

/** What can be done in the panel of an app's releases. */
export interface ReleaseActions {
  /** Asks whether to go back to a release, and says what that brings back. */
  askToRollBack(version: number): void;
}

export const RELEASES_TAB = 'releases';
export const releaseActions = new PanelActions<ReleaseActions>(RELEASES_TAB);
