import { useEffect } from 'react';
import { useStore } from 'zustand';
import { t } from '../../shared/text/i18n.ts';
import styles from './App.module.css';
import { apps, useApp } from '../state/apps-store.ts';
import { appStatus } from '../state/app-status.ts';
import { AppView } from './AppView.tsx';
import { CloseAppDialog } from './dialogs/CloseAppDialog.tsx';
import { ClosingOverlay } from './dialogs/ClosingOverlay.tsx';
import { ConnectionBanner } from './banners/ConnectionBanner.tsx';
import { DropZone } from './DropZone.tsx';
import { FirstScreen } from './FirstScreen.tsx';
import { FolderDialog } from './dialogs/FolderDialog.tsx';
import { Sidebar } from './sidebar/Sidebar.tsx';
import { useCurrentApp } from '../state/selection.ts';
import { TrustDialog } from './dialogs/TrustDialog.tsx';
import { SettingsDialog } from '../config/settings/SettingsDialog.tsx';
import { UpdateBanner } from '../desktop/UpdateBanner.tsx';
import { ShortcutSheet } from '../preferences/shortcuts/ShortcutSheet.tsx';
import { CommandPalette } from '../palette/CommandPalette.tsx';
import { Preferences } from '../preferences/Preferences.tsx';
import { CloseOneOffDialog } from '../run/CloseOneOffDialog.tsx';
import { RunDialog } from '../run/RunDialog.tsx';
import { SetupDialog } from '../setup/SetupDialog.tsx';
import { Tour } from '../tour/Tour.tsx';
import { Announcer } from '../ui/components/Announcer.tsx';
import { Notices } from '../ui/components/Notices.tsx';
import { TooltipLayer } from '../ui/components/TooltipLayer.tsx';

/** The whole window. */
export function App() {
  return (
    <TooltipLayer>
      <div className={styles.window}>
        <ConnectionBanner />
        <UpdateBanner />
        <Screen />
      </div>
      <FolderDialog />
      <RunDialog />
      <SettingsDialog />
      <SetupDialog />
      <CloseOneOffDialog />
      <CloseAppDialog />
      <TrustDialog />
      <CommandPalette />
      <ShortcutSheet />
      <Preferences />
      <Tour />
      <ClosingOverlay />
      <DropZone />
      <Notices />
      <Announcer />
    </TooltipLayer>
  );
}

function Screen() {
  const known = useStore(apps, (state) => state.known);
  const current = useCurrentApp();
  useTitle(current);
  if (!known) return <p className={styles.connecting}>{t('Connecting to the engine…')}</p>;
  if (current === null) return <FirstScreen />;
  return (
    <div className={styles.columns}>
      <Sidebar current={current} />
      <AppView app={current} />
    </div>
  );
}

/** The window's title: the app on screen, and that something crashed. */
function useTitle(current: string | null): void {
  const name = useApp(current ?? '', (app) => app.name);
  const crashed = useApp(current ?? '', (app) => appStatus(app).crashed) ?? 0;
  useEffect(() => {
    document.title = windowTitle(name, crashed);
  }, [name, crashed]);
}

function windowTitle(app: string | undefined, crashed: number): string {
  if (app === undefined) return t('Dynodeck');
  return crashed > 0 ? t('({crashed} crashed) {app} – Dynodeck', { crashed, app }) : t('{app} – Dynodeck', { app });
}
