import { Play, RotateCw, Skull, Square, SquareTerminal, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { t } from '../../../shared/words.ts';
import { ask } from '../../apps/ask.ts';
import { closeOneOff } from '../../run/close-one-off.ts';
import type { Command } from '../command.ts';
import { goToTab } from '../go.ts';
import { dynoChoice, dynosThatCan } from './choices.ts';

type Action = 'start' | 'stop' | 'restart' | 'kill';

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
            detail: t('{detail}, in {name}', { detail, name }),
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
  action('start', 'Start', Play, 'up run'),
  action('stop', 'Stop', Square, 'down sigterm'),
  action('restart', 'Restart', RotateCw, 'reboot'),
  action('kill', 'Kill', Skull, 'sigkill at once now'),
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
    titleOf: ([dyno = '']) => `Close ${dyno}`,
    variants: ({ app }) =>
      (app?.dynos ?? []).filter(({ kind }) => kind === 'one-off').map(({ name }) => ({ args: [name], quiet: true })),
    run: ({ app }, [dyno = '']) => app && closeOneOff(app.id, dyno),
  },
];

function action(name: Action, verb: string, icon: LucideIcon, keywords: string): Command {
  return {
    id: `dyno.${name}`,
    title: t('{verb} a dyno …', { verb }),
    section: 'Dyno',
    icon,
    keywords,
    steps: [
      { prompt: t('{verb} which dyno?', { verb }), choices: ({ app }) => dynosThatCan(app, name).map(dynoChoice) },
    ],
    available: ({ app }) => dynosThatCan(app, name).length > 0,
    variants: ({ app }) => dynosThatCan(app, name).map((dyno) => ({ args: [dyno.name], quiet: true })),
    titleOf: ([dyno = '']) => `${verb} ${dyno}`,
    run: ({ app }, [dyno = '']) => void (app && ask(`dynos.${name}`, { app: app.id, target: dyno })),
  };
}
