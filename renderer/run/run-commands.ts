import { SquareChevronRight, SquareTerminal } from 'lucide-react';
import { toFailure } from '../../shared/contract/failure.ts';
import { t } from '../../shared/text/i18n.ts';
import { runDyno, runShell } from './run-dyno.ts';
import { notify } from '../ui/state/notices.ts';
import type { Choice, Command, CommandContext } from '../commands/command.ts';
import { remember, remembered } from '../ui/state/remembered.ts';

/** One-off dynos. */
export const runCommands: readonly Command[] = [
  {
    id: 'run.start',
    title: t('Run a one-off dyno …'),
    section: 'App',
    icon: SquareChevronRight,
    keywords: t('console command shell terminal'),
    shortcut: { mac: ['Meta+T'], others: ['Ctrl+Shift+T'] },
    steps: [
      {
        prompt: t('Command, or the name of a process type'),
        choices: commandLines,
        problem: (text) => (text.trim() === '' ? t('A command such as bash, npm test or rails console.') : null),
      },
    ],
    available: ({ app }) => app !== null && !app.closing,
    titleOf: ([command = '']) => t('Run {command}', { command }),
    run: ({ app }, [command = '']) => {
      if (!app) return;
      rememberCommand(app.folder, command.trim());
      runDyno(app.id, command.trim()).catch((thrown: unknown) => {
        const { code, message } = toFailure(thrown);
        if (code !== 'untrusted') notify(message);
      });
    },
  },
  {
    id: 'run.shell',
    title: t('Run bash in a one-off dyno'),
    section: 'App',
    icon: SquareTerminal,
    keywords: t('console shell terminal'),
    available: ({ app }) => app !== null && !app.closing,
    run: ({ app }) => void (app && runShell(app.id)),
  },
];

/** What was run before, newest first, then the process types. */
function commandLines({ app }: CommandContext): Choice[] {
  if (!app) return [];
  const before = typedCommands(app.folder);
  const types = app.processTypes.filter(({ name }) => !before.includes(name));
  return [
    ...before.map((command) => ({ value: command, label: command, detail: t('run before') })),
    ...types.map(({ name, command }) => ({ value: name, label: name, detail: command })),
  ];
}

/** Command lines that are remembered for one app; older ones are in its log. */
const MOST_REMEMBERED = 20;

const keyOf = (folder: string): string => `one-offs.${folder}`;

/** Command lines that were run in one-off dynos of the app in a folder, newest first. */
function typedCommands(folder: string): string[] {
  return remembered<string[]>(keyOf(folder), []);
}

function rememberCommand(folder: string, command: string): void {
  const others = typedCommands(folder).filter((other) => other !== command);
  remember(keyOf(folder), [command, ...others].slice(0, MOST_REMEMBERED));
}
