import { t, tn } from '../../shared/text/i18n.ts';
import { setViewOption, TIMESTAMP_CHOICES, viewOptions } from '../logs/filter/view-options.ts';
import type { ViewOptions } from '../logs/filter/view-options.ts';
import {
  screenReader,
  setScreenReader,
  scrollback,
  SCROLLBACKS,
  setScrollback,
} from '../terminals/xterm/terminal-preferences.ts';
import { setVerbosity, verbosity, VERBOSITY_CHOICES } from '../ui/state/announcer.ts';
import { setTheme, theme, THEME_CHOICES } from '../ui/theme/theme.ts';
import { stored } from './setting.ts';
import type { ChoiceSetting, SwitchSetting, Value } from './setting.ts';

const COUNT = new Intl.NumberFormat('en');

export const themeSetting: ChoiceSetting = {
  id: 'theme',
  kind: 'choice',
  title: t('Theme'),
  hint: t('The colours of the window and of its terminals.'),
  keywords: t('appearance dark light high contrast mode'),
  options: THEME_CHOICES,
  value: oneOf(
    THEME_CHOICES,
    stored(theme, ({ choice }) => choice, setTheme),
  ),
};

export const announcementSetting: ChoiceSetting = {
  id: 'announcements',
  kind: 'choice',
  title: t('Screen readers announce'),
  hint: t('Which changes of state are read out as they happen, in all apps.'),
  keywords: t('accessibility speech verbosity live'),
  section: 'Dynodeck',
  options: VERBOSITY_CHOICES,
  value: oneOf(
    VERBOSITY_CHOICES,
    stored(verbosity, ({ choice }) => choice, setVerbosity),
  ),
};

export const logSettings: readonly (SwitchSetting | ChoiceSetting)[] = [
  logSwitch(
    'wrap',
    t('Wrap lines'),
    t('Long lines of the log go on below, instead of out of sight.'),
    t('break overflow log'),
  ),
  logSwitch(
    'fold',
    t('Fold stack traces'),
    t('A trace is one line of the log until you open it.'),
    t('collapse exception log'),
  ),
  logSwitch(
    'ansi',
    t('Colours of programs'),
    t('Lines of the log keep them; off, they have the colour of their level.'),
    t('ansi log'),
  ),
  {
    id: 'log.timestamps',
    kind: 'choice',
    title: t('Timestamps'),
    hint: t('Before each line of the log; copied and exported lines have the whole time anyway.'),
    keywords: t('date clock time log'),
    section: 'Logs',
    options: TIMESTAMP_CHOICES,
    value: oneOf(
      TIMESTAMP_CHOICES,
      stored(
        viewOptions,
        ({ timestamps }) => timestamps,
        (chosen) => setViewOption('timestamps', chosen),
      ),
    ),
  },
];

export const terminalSettings: readonly (SwitchSetting | ChoiceSetting)[] = [
  {
    id: 'terminal.scrollback',
    kind: 'choice',
    title: t('Scrollback of terminals'),
    hint: t('Lines kept above the screen of every terminal. The log keeps far more.'),
    keywords: t('history buffer memory'),
    section: 'View',
    options: SCROLLBACKS.map((lines) => ({
      value: String(lines),
      label: tn(lines, '{n} line', '{n} lines', { n: COUNT.format(lines) }),
    })),
    value: stored(
      scrollback,
      ({ lines }) => String(lines),
      (chosen) => {
        const lines = SCROLLBACKS.find((candidate) => String(candidate) === chosen);
        if (lines !== undefined) setScrollback(lines);
      },
    ),
  },
  {
    id: 'terminal.screenReader',
    kind: 'switch',
    title: t('Screen reader support in terminals'),
    hint: t('What terminals print is read out. It slows down programs that print much.'),
    keywords: t('accessibility speech'),
    section: 'View',
    value: stored(screenReader, ({ on }) => on, setScreenReader),
  },
];

function logSwitch(name: 'wrap' | 'fold' | 'ansi', title: string, hint: string, keywords: string): SwitchSetting {
  const value = stored(
    viewOptions,
    (options: ViewOptions) => options[name],
    (on) => setViewOption(name, on),
  );
  return {
    id: `log.${name}`,
    kind: 'switch',
    title,
    hint,
    keywords,
    section: 'Logs',
    value,
  };
}

/** What a form gives as text, as one of the values that there are. */
function oneOf<T extends string>(options: readonly { value: T }[], value: Value<T>): Value<string> {
  return {
    ...value,
    set(text) {
      const option = options.find((candidate) => candidate.value === text);
      if (option) value.set(option.value);
    },
  };
}
