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
  Search,
  SlidersHorizontal,
} from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import type { ExportFormat } from '../../shared/logs/log.ts';
import { ask } from '../state/ask.ts';
import type { Command, CommandContext } from '../commands/command.ts';
import { factsOf } from '../state/app-facts.ts';
import { switchCommand } from '../commands/choice-command.ts';
import { terminalInUse } from '../terminals/xterm/held-terminals.ts';
import { PanelActions } from '../panels/panel-actions.ts';
import { LOGS_TAB } from '../state/tabs.ts';
import { EXPORT_FORMATS } from './dialogs/export-view.ts';

const isOpen = ({ app }: CommandContext): boolean => app !== null;

/** The merged log. */
export const logCommands: readonly Command[] = [
  {
    id: 'logs.filter',
    title: t('Filter logs'),
    section: 'Logs',
    icon: Funnel,
    keywords: t('search grep hide lines'),
    shortcut: { mac: ['Alt+Meta+F', '/'], others: ['Ctrl+Shift+X', '/'] },
    available: isOpen,
    run: inLog((log) => log.focusFilter()),
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
      const terminal = terminalInUse();
      if (terminal) terminal.startFinding();
      else inLog((log) => log.openFind())(context);
    },
  },
  {
    id: 'logs.jump',
    title: t('Jump to a time in the log …'),
    section: 'Logs',
    icon: Clock,
    keywords: t('go to moment when'),
    available: isOpen,
    run: inLog((log) => log.openJump()),
  },
  {
    id: 'logs.export',
    title: t('Export the log …'),
    section: 'Logs',
    icon: FileDown,
    keywords: t('save download file'),
    steps: [{ prompt: t('As what?'), choices: () => EXPORT_FORMATS.map(({ value, label }) => ({ value, label })) }],
    available: isOpen,
    titleOf: ([format]) => EXPORT_FORMATS.find(({ value }) => value === format)?.action ?? t('Export the log'),
    run: (context, [format]) => {
      const chosen = EXPORT_FORMATS.find(({ value }) => value === format);
      if (chosen) inLog((log) => log.export(chosen.value))(context);
    },
  },
  {
    id: 'logs.copy',
    title: t('Copy lines of the log'),
    section: 'Logs',
    icon: Copy,
    keywords: t('clipboard'),
    available: isOpen,
    run: inLog((log) => log.copy()),
  },
  {
    id: 'logs.narrow',
    title: t('Narrow the log by level, source or time'),
    section: 'Logs',
    icon: SlidersHorizontal,
    keywords: t('filter errors warnings range presets saved'),
    available: isOpen,
    run: inLog((log) => log.openMoreFilters()),
  },
  {
    id: 'logs.dynos',
    title: t('Filter the log by dyno'),
    section: 'Logs',
    icon: ListFilter,
    keywords: t('process type only'),
    available: isOpen,
    run: inLog((log) => log.openDynoFilter()),
  },
  {
    id: 'logs.follow',
    title: t('Follow the end of the log'),
    section: 'Logs',
    icon: ArrowDownToLine,
    keywords: t('tail newest bottom scroll'),
    available: isOpen,
    run: inLog((log) => log.follow()),
  },
  {
    id: 'logs.runs',
    title: t('Show the log of an earlier run'),
    section: 'Logs',
    icon: History,
    keywords: t('before yesterday disk kept'),
    available: ({ app }) => factsOf(app?.id).runs.length > 0,
    run: inLog((log) => log.openRuns()),
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

/** Does something in the log, which is shown first where it is not on screen. */
function inLog(task: (log: LogActions) => void): (context: CommandContext) => void {
  return ({ app }) => {
    if (app) void logActions.act(app.id, task);
  };
}

/** What can be done in the merged log of an app. */
export interface LogActions {
  focusFilter(): void;
  openFind(): void;
  openDynoFilter(): void;
  openMoreFilters(): void;
  openJump(): void;
  openRuns(): void;
  follow(): void;
  copy(): void;
  export(format: ExportFormat): void;
}

export const logActions = new PanelActions<LogActions>(LOGS_TAB);
