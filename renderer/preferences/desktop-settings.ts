import type { DesktopSettings } from '../../shared/desktop/desktop-bridge.ts';
import { t } from '../../shared/text/i18n.ts';
import { desktopState } from '../state/desktop-state.ts';
import { changeDesktop } from './change-desktop.ts';
import { stored } from './setting.ts';
import type { SwitchSetting } from './setting.ts';

type Switch = Exclude<keyof DesktopSettings, 'theme' | 'language'>;

/** What main keeps; none of it is there in a browser. */
export const desktopSettings: readonly SwitchSetting[] = [
  onOrOff('startRunning', {
    title: t('Start what was running'),
    hint: t(
      'At the next start, dynos run again that ran when Dynodeck was quit, in folders you trust. Apps open anyway.',
    ),
    keywords: t('session restore launch login'),
  }),
  onOrOff('closeToTray', {
    title: t('Close to tray'),
    hint: t('Closing the window leaves Dynodeck in the tray, with its dynos running.'),
    keywords: t('quit background hide'),
  }),
  onOrOff('notifications', {
    title: t('Notifications of the system'),
    hint: t('Says when a dyno crashes or waits in a debugger, unless you are looking at it.'),
    keywords: t('crash alert message'),
  }),
  onOrOff('updates', {
    title: t('Check for updates'),
    hint: t('Looks for newer versions of Dynodeck, never while dynos run.'),
    keywords: t('version upgrade download'),
  }),
];

function onOrOff(name: Switch, words: Pick<SwitchSetting, 'title' | 'hint' | 'keywords'>): SwitchSetting {
  return {
    ...words,
    id: name,
    kind: 'switch',
    section: 'Dynodeck',
    value: stored(
      desktopState,
      ({ state }) => state?.settings[name] ?? false,
      (on) => changeDesktop({ [name]: on }),
    ),
    isOffered: () => {
      const { state } = desktopState.getState();
      return state !== null && (name !== 'closeToTray' || state.hasTray);
    },
  };
}
