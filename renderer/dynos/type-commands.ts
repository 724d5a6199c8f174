import { Play, RotateCw, Ruler, Scaling, Square, type LucideIcon } from 'lucide-react';
import type { AppSnapshot } from '../../shared/app/app.ts';
import { MAX_QUANTITY } from '../../shared/dynos/formation.ts';
import { DYNO_SIZES } from '../../shared/dynos/dyno-size.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { quotaWords, resize } from './SizeSelect.tsx';
import type { Choice, Command, CommandContext } from '../commands/command.ts';
import { scalableTypes, typesThatCan } from '../commands/choices.ts';

type Action = 'start' | 'stop' | 'restart';

interface ActionWords {
  title: string;
  prompt: string;
  titleOf(type: string): string;
}

/** Offered without typing; any other number can be typed. */
const USUAL_QUANTITIES = [0, 1, 2, 3, 4];

/** What is done to all dynos of a process type. */
export const typeCommands: readonly Command[] = [
  {
    id: 'formation.scale',
    title: t('Scale a process type …'),
    section: 'App',
    icon: Scaling,
    keywords: t('formation quantity more fewer add remove dynos'),
    steps: [
      { prompt: t('Scale which process type?'), choices: ({ app }) => scalableTypes(app) },
      { prompt: t('To how many dynos?'), choices: quantities, problem: quantityProblem },
    ],
    available: ({ app }) => app !== null && !app.closing && scalableTypes(app).length > 0,
    variants: ({ app }) =>
      scalableTypes(app).flatMap(({ value, detail = '' }) => [
        { args: [value], detail: t('now {detail}', { detail }), quiet: true },
        ...USUAL_QUANTITIES.map((quantity) => ({ args: [value, String(quantity)], quiet: true })),
      ]),
    titleOf: ([type = '', quantity = '…']) => t('Scale {type} to {quantity}', { type, quantity }),
    run: ({ app }, [type = '', quantity = '']) => {
      if (!app) return;
      void ask('formation.scale', { app: app.id, changes: [{ type, operator: '=', quantity: Number(quantity) }] });
    },
  },
  {
    id: 'formation.size',
    title: t('Change the dyno size of a process type …'),
    section: 'App',
    icon: Ruler,
    keywords: t('memory quota standard performance basic eco'),
    steps: [
      {
        prompt: t('The size of which process type?'),
        choices: ({ app }) => scalableTypes(app).map((type) => ({ ...type, detail: sizeOf(app, type.value) })),
      },
      {
        prompt: t('Which size?'),
        choices: ({ app }, [type]) =>
          DYNO_SIZES.map(({ label, quota }) => ({
            value: label,
            label,
            detail: label === sizeOf(app, type) ? t('{quota}, now', { quota: quotaWords(quota) }) : quotaWords(quota),
          })),
      },
    ],
    available: ({ app }) => app !== null && !app.closing && scalableTypes(app).length > 0,
    titleOf: ([type = '', size = '…']) => t('Size of {type} dynos: {size}', { type, size }),
    run: ({ app }, [type = '', size = '']) => app && resize(app.id, type, size),
  },
  action('start', Play, {
    title: t('Start a process type …'),
    prompt: t('Start which process type?'),
    titleOf: (type) => t('Start all {type} dynos', { type }),
  }),
  action('stop', Square, {
    title: t('Stop a process type …'),
    prompt: t('Stop which process type?'),
    titleOf: (type) => t('Stop all {type} dynos', { type }),
  }),
  action('restart', RotateCw, {
    title: t('Restart a process type …'),
    prompt: t('Restart which process type?'),
    titleOf: (type) => t('Restart all {type} dynos', { type }),
  }),
];

function sizeOf(app: AppSnapshot | null, type: string | undefined): string {
  return app?.processTypes.find(({ name }) => name === type)?.size ?? '';
}

/** Why a typed quantity cannot be used, or null. */
export function quantityProblem(text: string): string | null {
  if (!/^\d+$/.test(text)) return t('A number of dynos from 0 to {most}, such as 2.', { most: MAX_QUANTITY });
  if (Number(text) <= MAX_QUANTITY) return null;
  return t('{most} dynos of one type are the most Heroku allows.', { most: MAX_QUANTITY });
}

/** The quantity there is now comes first: whoever presses Enter by accident changes nothing. */
function quantities({ app }: CommandContext, [type]: readonly string[]): Choice[] {
  const now = app?.processTypes.find(({ name }) => name === type)?.quantity ?? 1;
  return [now, ...USUAL_QUANTITIES.filter((quantity) => quantity !== now)].map((quantity) => ({
    value: String(quantity),
    label: tn(quantity, '{n} dyno', '{n} dynos'),
    ...(quantity === now && { detail: t('now') }),
  }));
}

function action(name: Action, icon: LucideIcon, { title, prompt, titleOf }: ActionWords): Command {
  return {
    id: `type.${name}`,
    title,
    section: 'App',
    icon,
    keywords: t('all dynos of'),
    steps: [{ prompt, choices: ({ app }) => typesThatCan(app, name) }],
    available: ({ app }) => typesThatCan(app, name).length > 0,
    variants: ({ app }) =>
      typesThatCan(app, name).map(({ value, detail = '' }) => ({ args: [value], detail, quiet: true })),
    titleOf: ([type = '']) => titleOf(type),
    run: ({ app }, [type = '']) => void (app && ask(`dynos.${name}`, { app: app.id, target: type })),
  };
}
