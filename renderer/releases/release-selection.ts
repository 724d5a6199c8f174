import { createStore } from 'zustand/vanilla';
import { selectTab } from '../state/shown-layout.ts';
import { PanelActions } from '../panels/panel-actions.ts';

/** App → version of the release whose details are shown; a version that is not there shows the newest. */
export const releaseSelection = createStore<Record<string, number>>()(() => ({}));

export function selectRelease(app: string, version: number): void {
  releaseSelection.setState({ [app]: version });
}

/** Shows a release in its panel. */
export function showRelease(app: string, version: number): void {
  selectRelease(app, version);
  selectTab(app, RELEASES_TAB);
}

/** What can be done in the panel of an app's releases. */
export interface ReleaseActions {
  /** Asks whether to go back to a release, and says what that brings back. */
  askToRollBack(version: number): void;
}

const RELEASES_TAB = 'releases';
export const releaseActions = new PanelActions<ReleaseActions>(RELEASES_TAB);
