import type { DesktopSettings } from '../../shared/desktop-bridge.ts';
import { toFailure } from '../../shared/failure.ts';
import { desktop } from '../client/desktop.ts';
import { desktopState } from '../desktop/desktop-state.ts';
import { notify } from '../ui/notices.ts';
import { stored } from './setting.ts';
import type { SwitchSetting } from './setting.ts';

type Switch = Exclude<keyof DesktopSettings, 'theme'>;

/** What main keeps; none of it is there in a browser. */
export const desktopSettings: readonly SwitchSetting[] = [
  onOrOff('startRunning', {
    title: 'Start what was running',
    hint: 'At the next start, dynos run again that ran when Dynodeck was quit, in folders you trust. Apps open anyway.',
    keywords: 'session restore launch login',
  }),
  onOrOff('closeToTray', {
    title: 'Close to tray',
    hint: 'Closing the window leaves Dynodeck in the tray, with its dynos running.',
    keywords: 'quit background hide',
  }),
  onOrOff('notifications', {
    title: 'Notifications of the system',
    hint: 'Says when a dyno crashes or waits in a debugger, unless you are looking at it.',
    keywords: 'crash alert message',
  }),
  onOrOff('updates', {
    title: 'Check for updates',
    hint: 'Looks for newer versions of Dynodeck, never while dynos run.',
    keywords: 'version upgrade download',
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
      (on) => change({ [name]: on }),
    ),
    isOffered: () => {
      const { state } = desktopState.getState();
      return state !== null && (name !== 'closeToTray' || state.hasTray);
    },
  };
}

/** Main says what is in force then. */
function change(changes: Partial<DesktopSettings>): void {
  desktop?.changeSettings(changes).catch((thrown: unknown) => notify(toFailure(thrown).message));
}
