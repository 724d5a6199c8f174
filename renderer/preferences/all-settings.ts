import { t } from '../../shared/text/i18n.ts';
import { desktopSettings } from './desktop-settings.ts';
import { languageSetting } from './language-setting.ts';
import { announcementSetting, logSettings, terminalSettings, themeSetting } from './page-settings.ts';
import type { SettingGroup } from './setting.ts';

/** Every setting that is not of one app, as the preferences list them. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  { heading: t('Appearance'), settings: [themeSetting, languageSetting] },
  { heading: t('Dynodeck'), settings: [...desktopSettings, announcementSetting] },
  { heading: t('Logs'), settings: logSettings },
  { heading: t('Terminals'), settings: terminalSettings },
];
