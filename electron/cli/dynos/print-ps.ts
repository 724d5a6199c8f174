import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { DYNO_FAMILIES } from '../../../shared/dynos/dyno-size.ts';
import { type ColourDepth, paint } from '../../../shared/logs/heroku-colours.ts';
import { timeAgo } from '../output/time-ago.ts';
import { sizeOf } from './listed-dynos.ts';

/** Those that somebody runs by hand; one of the release phase is shown by its command. */
const ONE_OFF = 'run';

export interface PsView {
  app: AppSnapshot;
  dynos: DynoSnapshot[];
  /** Epoch milliseconds. */
  now: number;
  depth: ColourDepth;
}

/** The screen of `heroku ps` (docs/heroku.md §2.3): one-offs first; types with the same command share a group. */
export function psText(view: PsView): string {
  const { app, dynos, depth } = view;
  const notice = app.processTypes.some(({ size, quantity }) => size === 'Eco' && quantity > 0) ? ecoNotice() : '';
  if (dynos.length === 0) return `${notice}No dynos on ${paint(`⬢ ${app.name}`, 'magenta', depth)}\n`;
  const groups = new Map<string, DynoSnapshot[]>();
  for (const dyno of dynos) {
    if (dyno.type !== ONE_OFF) groups.set(dyno.command, [...(groups.get(dyno.command) ?? []), dyno]);
  }
  const oneOffs = dynos.filter(({ type }) => type === ONE_OFF);
  const blocks = [...groups.values()].map((group) => formationBlock(group, view));
  return notice + [...(oneOffs.length > 0 ? [oneOffBlock(oneOffs, view)] : []), ...blocks].join('');
}

function oneOffBlock(dynos: DynoSnapshot[], view: PsView): string {
  const rows = dynos.map((dyno) => {
    const size = paint(sizeOf(view.app, dyno), 'cyan', view.depth);
    return `${dyno.name} (${size}): ${stateOf(dyno, view)}: ${dyno.command}`;
  });
  return block(`${paint('run', 'green', view.depth)}: one-off processes`, rows, view.depth);
}

function formationBlock(dynos: DynoSnapshot[], view: PsView): string {
  const [first] = dynos;
  if (first === undefined) return '';
  const { app, depth } = view;
  const size = paint(sizeOf(app, first), 'cyan', depth);
  const rows = [...dynos].sort((a, b) => a.number - b.number).map((dyno) => `${dyno.name}: ${stateOf(dyno, view)}`);
  return block(`${paint(first.type, 'green', depth)} (${size}): ${first.command}`, rows, depth);
}

function block(title: string, rows: string[], depth: ColourDepth): string {
  return `=== ${title} (${paint(String(rows.length), 'yellow', depth)})\n\n${rows.join('\n')}\n\n`;
}

function stateOf({ state, since }: DynoSnapshot, { now, depth }: PsView): string {
  const colour = state === 'up' ? 'green' : 'yellow';
  return `${paint(state, colour, depth)} ${paint(timeAgo(since, now), 'dim', depth)}`;
}

/** What runs here uses none of the hours up. */
function ecoNotice(): string {
  return [
    `Eco dyno hours quota remaining this month: ${DYNO_FAMILIES.eco.monthlyHours}h 0m (100%)`,
    'Eco dyno usage for this app: 0h 0m (0%)',
    'For more information on Eco dyno hours, see:',
    'https://devcenter.heroku.com/articles/eco-dyno-hours',
    '\n',
  ].join('\n');
}
