import {
  ArrowDownToLine,
  Clock,
  Copy,
  Eraser,
  EyeOff,
  FileDown,
  Funnel,
  History,
  ListFilter,
  ScrollText,
  Search,
  SlidersHorizontal,
} from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { LOGS_TAB } from '../state/selection.ts';
import type { ExportFormat } from '../../shared/logs/log.ts';
import type { Command, CommandContext } from '../commands/command.ts';
import { goToTab } from '../panels/navigate.ts';
import { chooseFromMenu, pressKey, shownLog, shownTerminal } from '../commands/in-page.ts';
import { thisKeyboard } from '../commands/keyboard-layout.ts';
import { afterPaint, firstShown, labelled } from '../ui/focus/visibility.ts';
import { factsOf } from '../state/app-facts.ts';
import { switchCommand } from '../commands/choice-command.ts';

const MORE = t('More about the log');
const MORE_FILTERS = `button:is(${labelled(t('More filters'))}, ${labelled(t('More filters, in use'))})`;
const FORMATS: readonly { value: ExportFormat; label: string; menuItem: string }[] = [
  { value: 'text', label: t('text'), menuItem: t('Export as text') },
  { value: 'jsonl', label: t('JSON lines'), menuItem: t('Export as JSON lines') },
  { value: 'html', label: t('a web page'), menuItem: t('Export as a web page') },
];

const isOpen = ({ app }: CommandContext): boolean => app !== null;

/** The merged log. */
export const logCommands: readonly Command[] = [
  {
    id: 'logs.show',
    title: t('Show the logs'),
    section: 'Logs',
    icon: ScrollText,
    keywords: t('logplex merged go to'),
    shortcut: { mac: ['Shift+Meta+L'], others: ['Ctrl+Shift+L'] },
    available: isOpen,
    run: ({ app }) => app && goToTab(app.id, LOGS_TAB),
  },
  {
    id: 'logs.filter',
    title: t('Filter logs'),
    section: 'Logs',
    icon: Funnel,
    keywords: t('search grep hide lines'),
    shortcut: { mac: ['Alt+Meta+F', '/'], others: ['Ctrl+Shift+X', '/'] },
    available: isOpen,
    run: (context) =>
      inLog(context, (log) => {
        const field = firstShown(`input${labelled(t('Filter logs'))}`, log);
        field?.focus();
        if (field instanceof HTMLInputElement) field.select();
      }),
  },
  {
    id: 'find',
    title: t('Find in the log or terminal on screen'),
    section: 'Logs',
    icon: Search,
    keywords: t('search text'),
    shortcut: { mac: ['Meta+F'], others: ['Ctrl+Shift+F'] },
    available: isOpen,
    run: (context) => {
      const terminal = shownTerminal();
      if (terminal) pressKey(terminal, thisKeyboard() === 'mac' ? 'Meta+F' : 'Ctrl+Shift+F');
      else inLog(context, (log) => pressKey(log, thisKeyboard() === 'mac' ? 'Meta+F' : 'Ctrl+F'));
    },
  },
  {
    id: 'logs.jump',
    title: t('Jump to a time in the log …'),
    section: 'Logs',
    icon: Clock,
    keywords: t('go to moment when'),
    available: isOpen,
    run: (context) => inLog(context, (log) => chooseFromMenu(log, MORE, t('Jump to a time …'))),
  },
  {
    id: 'logs.export',
    title: t('Export the log …'),
    section: 'Logs',
    icon: FileDown,
    keywords: t('save download file'),
    steps: [{ prompt: t('As what?'), choices: () => FORMATS.map(({ value, label }) => ({ value, label })) }],
    available: isOpen,
    titleOf: ([format]) => menuItemOf(format) ?? t('Export the log'),
    run: (context, [format]) => {
      const item = menuItemOf(format);
      if (item !== undefined) inLog(context, (log) => chooseFromMenu(log, MORE, item));
    },
  },
  {
    id: 'logs.copy',
    title: t('Copy lines of the log'),
    section: 'Logs',
    icon: Copy,
    keywords: t('clipboard'),
    available: isOpen,
    run: (context) => inLog(context, (log) => chooseFromMenu(log, MORE, t('Copy lines'))),
  },
  {
    id: 'logs.narrow',
    title: t('Narrow the log by level, source or time'),
    section: 'Logs',
    icon: SlidersHorizontal,
    keywords: t('filter errors warnings range presets saved'),
    available: isOpen,
    run: (context) => inLog(context, (log) => firstShown(MORE_FILTERS, log)?.click()),
  },
  {
    id: 'logs.dynos',
    title: t('Filter the log by dyno'),
    section: 'Logs',
    icon: ListFilter,
    keywords: t('process type only'),
    available: isOpen,
    run: (context) => inLog(context, (log) => firstShown('button[aria-label^="Filter by dyno"]', log)?.click()),
  },
  {
    id: 'logs.follow',
    title: t('Follow the end of the log'),
    section: 'Logs',
    icon: ArrowDownToLine,
    keywords: t('tail newest bottom scroll'),
    available: isOpen,
    run: (context) =>
      inLog(context, (log) => firstShown(`button[aria-label="${t('Follow')}"][aria-pressed=false]`, log)?.click()),
  },
  {
    id: 'logs.runs',
    title: t('Show the log of an earlier run'),
    section: 'Logs',
    icon: History,
    keywords: t('before yesterday disk kept'),
    available: ({ app }) => factsOf(app?.id).runs.length > 0,
    run: (context) => inLog(context, (log) => chooseFromMenu(log, MORE, t('Earlier runs …'))),
  },
  switchCommand({
    id: 'logs.mask',
    title: t('Mask secrets in the log'),
    section: 'Logs',
    icon: EyeOff,
    keywords: t('hide passwords tokens config vars'),
    available: isOpen,
    isOn: ({ app }) => app?.settings.maskLogs ?? false,
    turn: ({ app }, maskLogs) => void (app && ask('app.configure', { app: app.id, maskLogs })),
  }),
  {
    id: 'logs.clear',
    title: t('Clear the log'),
    section: 'Logs',
    icon: Eraser,
    keywords: t('empty forget lines'),
    available: isOpen,
    run: ({ app }) => void (app && ask('log.clear', { app: app.id })),
  },
];

function menuItemOf(format: string | undefined): string | undefined {
  return FORMATS.find(({ value }) => value === format)?.menuItem;
}

/** Does something in the log, which is shown first where it is not on screen. */
function inLog({ app }: CommandContext, task: (log: HTMLElement) => void): void {
  const log = shownLog();
  if (log) return task(log);
  if (!app) return;
  goToTab(app.id, LOGS_TAB);
  // After it has got the focus, which the task may move on.
  afterPaint(() =>
    requestAnimationFrame(() => {
      const log = shownLog();
      if (log) task(log);
    }),
  );
}
