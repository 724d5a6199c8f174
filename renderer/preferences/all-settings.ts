import { desktopSettings } from './desktop-settings.ts';
import { announcementSetting, logSettings, terminalSettings, themeSetting } from './page-settings.ts';
import type { SettingGroup } from './setting.ts';

/** Every setting that is not of one app, as the preferences list them. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  { heading: 'Appearance', settings: [themeSetting] },
  { heading: 'Dynodeck', settings: [...desktopSettings, announcementSetting] },
  { heading: 'Logs', settings: logSettings },
  { heading: 'Terminals', settings: terminalSettings },
];
