import type { RecentApp } from '../../../shared/app/app.ts';
import type {
  AppCommand,
  DesktopSettings,
  DesktopSettingsChanges,
  MenuDialog,
  MenuKeys,
  ZoomDirection,
} from '../../../shared/desktop/desktop-bridge.ts';

export interface MenuActions {
  openFolder(): void;
  openRecent(folder: string): void;
  clearRecent(): void;
  closeWindow(): void;
  quit(): void;
  /** To the app on screen. */
  command(command: AppCommand): void;
  change(changes: DesktopSettingsChanges): void;
  zoom(direction: ZoomDirection): void;
  checkForUpdate(): void;
  showDocumentation(): void;
  /** In the window. */
  open(dialog: MenuDialog): void;
  copyDiagnostics(): void;
  showOwnLogs(): void;
}

export interface MenuOptions {
  /** Newest first. */
  recent: readonly RecentApp[];
  settings: DesktopSettings;
  /** Without a tray, closing to it is not offered. */
  hasTray: boolean;
  platform: NodeJS.Platform;
  developing: boolean;
  /** As they are in force in the window; null: the defaults. */
  keys: MenuKeys | null;
  actions: MenuActions;
}
