import { app } from 'electron';
import type { UpdateState } from '../../../shared/desktop/desktop-bridge.ts';
import { t } from '../../../shared/text/i18n.ts';
import { appStatus } from '../engine-process/app-status.ts';
import type { OpenApps } from '../engine-process/open-apps.ts';
import type { MainLog } from '../logging/main-log.ts';
import type { Preferences } from '../settings/preferences.ts';
import { canUpdate, loadUpdater } from './electron-updater.ts';
import { CHECK_INTERVAL_MS, FIRST_CHECK_MS, Updates } from './updates.ts';

export interface BeginUpdatesOptions {
  openApps: OpenApps;
  preferences: Preferences;
  log: MainLog;
  onState(state: UpdateState): void;
}

/** Looks for updates from now on, in a package that can be updated. */
export function beginUpdates({ openApps, preferences, log, onState }: BeginUpdatesOptions): Updates {
  const updates = new Updates({
    never: reasonForNever(),
    isSwitchedOn: () => preferences.now.updates,
    // An engine that does not answer may have dynos.
    isBusy: () => openApps.list === null || openApps.list.some((open) => appStatus(open).alive > 0),
    load: () => loadUpdater(log),
    onState,
  });
  if (updates.state.phase === 'off' && reasonForNever() !== null) return updates;
  openApps.onChange(() => updates.dynosChanged());
  setTimeout(() => void updates.check(), FIRST_CHECK_MS).unref();
  setInterval(() => void updates.check(), CHECK_INTERVAL_MS).unref();
  return updates;
}

function reasonForNever(): string | null {
  if (!app.isPackaged) return t('This Dynodeck was not installed from a package, so it does not update itself.');
  if (!canUpdate(process.resourcesPath)) return t('This package does not say where newer versions are published.');
  return null;
}
