import { Play, RotateCw, Ruler, Scaling, Square } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { AppSnapshot } from '../../../shared/app.ts';
import { MAX_QUANTITY } from '../../../shared/contract/limits.ts';
import { DYNO_SIZES } from '../../../shared/dyno-size.ts';
import { ask } from '../../apps/ask.ts';
import { quotaWords, resize } from '../../dynos/dyno-sizes.ts';
import { plural } from '../../ui/plural.ts';
import type { Choice, Command, CommandContext } from '../command.ts';
import { scalableTypes, typesThatCan } from './choices.ts';

type Action = 'start' | 'stop' | 'restart';

/** Offered without typing; any other number can be typed. */
const USUAL_QUANTITIES = [0, 1, 2, 3, 4];

/** What is done to all dynos of a process type. */
export const typeCommands: readonly Command[] = [
  {
    id: 'formation.scale',
    title: 'Scale a process type …',
    section: 'App',
    icon: Scaling,
    keywords: 'formation quantity more fewer add remove dynos',
    steps: [
      { prompt: 'Scale which process type?', choices: ({ app }) => scalableTypes(app) },
      { prompt: 'To how many dynos?', choices: quantities, problem: quantityProblem },
    ],
    available: ({ app }) => app !== null && !app.closing && scalableTypes(app).length > 0,
    variants: ({ app }) =>
      scalableTypes(app).flatMap(({ value, detail = '' }) => [
        { args: [value], detail: `now ${detail}`, quiet: true },
        ...USUAL_QUANTITIES.map((quantity) => ({ args: [value, String(quantity)], quiet: true })),
      ]),
    titleOf: ([type = '', quantity = '…']) => `Scale ${type} to ${quantity}`,
    run: ({ app }, [type = '', quantity = '']) => {
      if (!app) return;
      void ask('formation.scale', { app: app.id, changes: [{ type, operator: '=', quantity: Number(quantity) }] });
    },
  },
  {
    id: 'formation.size',
    title: 'Change the dyno size of a process type …',
    section: 'App',
    icon: Ruler,
    keywords: 'memory quota standard performance basic eco',
    steps: [
      {
        prompt: 'The size of which process type?',
        choices: ({ app }) => scalableTypes(app).map((type) => ({ ...type, detail: sizeOf(app, type.value) })),
      },
      {
        prompt: 'Which size?',
        choices: ({ app }, [type]) =>
          DYNO_SIZES.map(({ label, quota }) => ({
            value: label,
            label,
            detail: label === sizeOf(app, type) ? `${quotaWords(quota)}, now` : quotaWords(quota),
          })),
      },
    ],
    available: ({ app }) => app !== null && !app.closing && scalableTypes(app).length > 0,
    titleOf: ([type = '', size = '…']) => `Size of ${type} dynos: ${size}`,
    run: ({ app }, [type = '', size = '']) => app && resize(app.id, type, size),
  },
  action('start', 'Start', Play),
  action('stop', 'Stop', Square),
  action('restart', 'Restart', RotateCw),
];

function sizeOf(app: AppSnapshot | null, type: string | undefined): string {
  return app?.processTypes.find(({ name }) => name === type)?.size ?? '';
}

/** Why a typed quantity cannot be used, or null. */
export function quantityProblem(text: string): string | null {
  if (!/^\d+$/.test(text)) return `A number of dynos from 0 to ${MAX_QUANTITY}, such as 2.`;
  return Number(text) > MAX_QUANTITY ? `${MAX_QUANTITY} dynos of one type are the most Heroku allows.` : null;
}

/** The quantity there is now comes first: whoever presses Enter by accident changes nothing. */
function quantities({ app }: CommandContext, [type]: readonly string[]): Choice[] {
  const now = app?.processTypes.find(({ name }) => name === type)?.quantity ?? 1;
  return [now, ...USUAL_QUANTITIES.filter((quantity) => quantity !== now)].map((quantity) => ({
    value: String(quantity),
    label: plural(quantity, 'dyno'),
    ...(quantity === now && { detail: 'now' }),
  }));
}

function action(name: Action, verb: string, icon: LucideIcon): Command {
  return {
    id: `type.${name}`,
    title: `${verb} a process type …`,
    section: 'App',
    icon,
    keywords: 'all dynos of',
    steps: [{ prompt: `${verb} which process type?`, choices: ({ app }) => typesThatCan(app, name) }],
    available: ({ app }) => typesThatCan(app, name).length > 0,
    variants: ({ app }) =>
      typesThatCan(app, name).map(({ value, detail = '' }) => ({ args: [value], detail, quiet: true })),
    titleOf: ([type = '']) => `${verb} all ${type} dynos`,
    run: ({ app }, [type = '']) => void (app && ask(`dynos.${name}`, { app: app.id, target: type })),
  };
}
