import { Play, RotateCw, Skull, Square, SquareTerminal, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { closeOneOff } from '../run/CloseOneOffDialog.tsx';
import type { Command } from '../commands/command.ts';
import { goToTab } from '../panels/navigate.ts';
import { dynoChoice, dynosThatCan } from '../commands/choices.ts';

type Action = 'start' | 'stop' | 'restart' | 'kill';

interface ActionWords {
  title: string;
  prompt: string;
  keywords: string;
  titleOf(dyno: string): string;
}

/** What is done to one dyno. */
export const dynoCommands: readonly Command[] = [
  {
    id: 'dyno.show',
    title: t('Show the terminal of a dyno …'),
    section: 'Dynos',
    icon: SquareTerminal,
    keywords: t('go to console output attach'),
    steps: [{ prompt: t('Which dyno?'), choices: ({ app }) => (app?.dynos ?? []).map(dynoChoice) }],
    variants: ({ app }) =>
      (app?.dynos ?? []).map(dynoChoice).map(({ value, label, ...rest }) => ({ ...rest, title: label, args: [value] })),
    titleOf: ([dyno = '']) => dyno,
    onlyVariants: true,
    run: ({ app }, [dyno = '']) => app && goToTab(app.id, dyno),
  },
  {
    id: 'dyno.showIn',
    title: t('Show a dyno of another app …'),
    section: 'Dynos',
    icon: SquareTerminal,
    steps: [
      {
        prompt: t('Which app?'),
        choices: ({ apps }) => apps.map(({ folder, name }) => ({ value: folder, label: name })),
      },
      {
        prompt: t('Which dyno?'),
        choices: ({ apps }, [folder]) => (apps.find((app) => app.folder === folder)?.dynos ?? []).map(dynoChoice),
      },
    ],
    variants: ({ app, apps }) =>
      apps
        .filter((other) => other !== app)
        .flatMap(({ folder, name, dynos }) =>
          dynos.map(dynoChoice).map(({ value, state, detail }) => ({
            args: [folder, value],
            detail: t('{state}, in {app}', { state: detail, app: name }),
            quiet: true,
            ...(state && { state }),
          })),
        ),
    titleOf: ([, dyno = '']) => dyno,
    onlyVariants: true,
    run: ({ apps }, [folder, dyno = '']) => {
      const app = apps.find((candidate) => candidate.folder === folder);
      if (app) goToTab(app.id, dyno);
    },
  },
  action('start', Play, {
    title: t('Start a dyno …'),
    prompt: t('Start which dyno?'),
    keywords: t('up run'),
    titleOf: (dyno) => t('Start {dyno}', { dyno }),
  }),
  action('stop', Square, {
    title: t('Stop a dyno …'),
    prompt: t('Stop which dyno?'),
    keywords: t('down sigterm'),
    titleOf: (dyno) => t('Stop {dyno}', { dyno }),
  }),
  action('restart', RotateCw, {
    title: t('Restart a dyno …'),
    prompt: t('Restart which dyno?'),
    keywords: t('reboot'),
    titleOf: (dyno) => t('Restart {dyno}', { dyno }),
  }),
  action('kill', Skull, {
    title: t('Kill a dyno …'),
    prompt: t('Kill which dyno?'),
    keywords: t('sigkill at once now'),
    titleOf: (dyno) => t('Kill {dyno}', { dyno }),
  }),
  {
    id: 'dyno.close',
    title: t('Close a one-off dyno …'),
    section: 'Dyno',
    icon: X,
    keywords: t('run console'),
    steps: [
      {
        prompt: t('Which one-off dyno?'),
        choices: ({ app }) => (app?.dynos ?? []).filter(({ kind }) => kind === 'one-off').map(dynoChoice),
      },
    ],
    available: ({ app }) => (app?.dynos ?? []).some(({ kind }) => kind === 'one-off'),
    titleOf: ([dyno = '']) => t('Close {dyno}', { dyno }),
    variants: ({ app }) =>
      (app?.dynos ?? []).filter(({ kind }) => kind === 'one-off').map(({ name }) => ({ args: [name], quiet: true })),
    run: ({ app }, [dyno = '']) => app && closeOneOff(app.id, dyno),
  },
];

function action(name: Action, icon: LucideIcon, { title, prompt, keywords, titleOf }: ActionWords): Command {
  return {
    id: `dyno.${name}`,
    title,
    section: 'Dyno',
    icon,
    keywords,
    steps: [{ prompt, choices: ({ app }) => dynosThatCan(app, name).map(dynoChoice) }],
    available: ({ app }) => dynosThatCan(app, name).length > 0,
    variants: ({ app }) => dynosThatCan(app, name).map((dyno) => ({ args: [dyno.name], quiet: true })),
    titleOf: ([dyno = '']) => titleOf(dyno),
    run: ({ app }, [dyno = '']) => void (app && ask(`dynos.${name}`, { app: app.id, target: dyno })),
  };
}
