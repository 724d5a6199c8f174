import type { DesktopSettings } from '../../shared/desktop/desktop-bridge.ts';
import { t } from '../../shared/text/i18n.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import { desktopState } from '../state/desktop-state.ts';
import { desktop } from '../client/desktop.ts';
import { notify } from '../ui/state/notices.ts';
import { stored } from './setting.ts';
import type { ChoiceSetting, SwitchSetting } from './setting.ts';

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

/** Changes settings of the desktop app. Main says what is in force then. */
function changeDesktop(changes: Partial<DesktopSettings>): void {
  desktop?.changeSettings(changes).catch((thrown: unknown) => notify(toFailure(thrown).message));
}

const SYSTEM = 'system';
const ENGLISH = 'en';

/** Offered where there is another language than English. In a browser, its own settings say which one is wanted. */
export const languageSetting: ChoiceSetting = {
  id: 'language',
  kind: 'choice',
  title: t('Language'),
  hint: t('Of the window and its menus, from the next start of Dynodeck on.'),
  keywords: t('translation locale words'),
  // In no section of the palette: which languages there are is not known when its commands are made.
  get options() {
    const others = [...new Set([...languages(), chosen()])].filter((tag) => tag !== SYSTEM && tag !== ENGLISH);
    return [
      { value: SYSTEM, label: t('As the system') },
      ...[ENGLISH, ...others].map((tag) => ({ value: tag, label: ownName(tag) })),
    ];
  },
  value: stored(desktopState, chosen, (language) => changeDesktop({ language })),
  isOffered: () => languages().length > 0,
};

function chosen(): string {
  return desktopState.getState().state?.settings.language ?? SYSTEM;
}

function languages(): readonly string[] {
  return desktopState.getState().state?.languages ?? [];
}

/** The name of a language as those who speak it call it. */
function ownName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
