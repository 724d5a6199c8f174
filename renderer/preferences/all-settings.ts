import { SlidersHorizontal } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import type { Command, Section } from '../commands/command.ts';
import { choiceCommand, switchCommand } from '../commands/choice-command.ts';
import { desktopSettings, languageSetting } from './desktop-settings.ts';
import { announcementSetting, logSettings, terminalSettings, themeSetting } from './page-settings.ts';
import type { SettingGroup, Setting } from './setting.ts';

/** Every setting that is not of one app, as the preferences list them. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  { heading: t('Appearance'), settings: [themeSetting, languageSetting] },
  { heading: t('Dynodeck'), settings: [...desktopSettings, announcementSetting] },
  { heading: t('Logs'), settings: logSettings },
  { heading: t('Terminals'), settings: terminalSettings },
];

/** What the preferences list, without opening them. */
export const settingCommands: readonly Command[] = SETTING_GROUPS.flatMap(({ settings }) =>
  settings.flatMap((setting) => (setting.section === undefined ? [] : commandFor(setting, setting.section))),
);

function commandFor(setting: Setting, section: Section): Command {
  const { id, title, keywords = '', isOffered } = setting;
  const described = {
    id: `setting.${id}`,
    title,
    section,
    icon: SlidersHorizontal,
    keywords: `${keywords} ${t('preferences settings')}`,
    available: () => isOffered?.() ?? true,
  };
  if (setting.kind === 'choice') {
    const { options, value } = setting;
    return choiceCommand({ ...described, options, value: value.read, set: (_, chosen) => value.set(chosen) });
  }
  const { value } = setting;
  return switchCommand({ ...described, isOn: value.read, turn: (_, on) => value.set(on) });
}
