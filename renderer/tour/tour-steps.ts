import { t } from '../../shared/text/i18n.ts';
import { firstShown, isShown } from '../ui/focus/visibility.ts';

export interface TourStep {
  title: string;
  text: string;
  /** The command whose shortcut belongs to it, if any. */
  command?: string;
  /** The part of the window it is about, beside which it stands; null when that is not there now. */
  anchor(): HTMLElement | null;
  side: 'right' | 'bottom';
}

/** What one must know to find the rest. */
export const TOUR_STEPS: readonly TourStep[] = [
  {
    title: t('Your Procfile, as dynos'),
    text: t(
      'Each process type has as many dynos as you say: + and − scale it. Each dyno is started, stopped and restarted ' +
        'by itself, and its state, port and memory are here.',
    ),
    anchor: () => firstShown('[data-dynos]:has(li)'),
    side: 'right',
  },
  {
    title: t('One log, and a terminal for each dyno'),
    text: t(
      'Logs has the lines of all dynos, the router and the platform in one order. ' +
        "A dyno's own tab is a real terminal: type into it, and a debugger's prompt answers.",
    ),
    command: 'logs.show',
    anchor: () => firstShown('[data-centre] [role=tablist]'),
    side: 'bottom',
  },
  {
    title: t('A command of your own'),
    text: t(
      'A one-off dyno runs any command, such as a console or a migration, with the config vars of the app and in a ' +
        'terminal of its own.',
    ),
    command: 'run.start',
    anchor: () => buttonNamed(t('Run one-off')),
    side: 'bottom',
  },
  {
    title: t('Config vars and releases'),
    text: t(
      'Config vars come from your env files. A change is written there, makes a release, and restarts the dynos that ' +
        'it touches. Releases lists them all, and rolls back.',
    ),
    anchor: () => firstShown('[role=tab][data-tab=config]'),
    side: 'bottom',
  },
  {
    title: t('Everything else'),
    text: t('The command palette finds every action, dyno and app by a few letters. This tour is there, too.'),
    command: 'palette.open',
    anchor: () => firstShown('button[data-palette]'),
    side: 'bottom',
  },
];

function buttonNamed(text: string): HTMLElement | null {
  const buttons = [...document.querySelectorAll('button')];
  return buttons.find((button) => button.textContent === text && isShown(button)) ?? null;
}
