import type { AppSnapshot, DynoSnapshot } from '../../../shared/app.ts';
import { type ColourDepth, paint } from '../../../shared/heroku-colours.ts';

/** In the place of Heroku's dyno sizes: a dyno here has the whole machine. */
export const SIZE = 'Local';

const SECOND_MS = 1000;
const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
/** Beyond it Heroku leaves the age out. */
const LONGEST_AGE_S = 25 * HOUR_S;

/** The dynos there are: a one-off that has ended is none any more. */
export function listedDynos({ dynos }: AppSnapshot, type: string | null): DynoSnapshot[] {
  const isAsked = (dyno: DynoSnapshot): boolean => type === null || dyno.type === type || dyno.name === type;
  return dynos.filter((dyno) => dyno.state !== 'complete' && isAsked(dyno));
}

/** The screen of `heroku ps` (heroku-platform.md §2.3): one-offs first; types with the same command share a group. */
export function psText(app: AppSnapshot, type: string | null, now: number, depth: ColourDepth): string {
  const dynos = listedDynos(app, type);
  if (dynos.length === 0) return `No ${type === null ? '' : `${type} `}dynos on ⬢ ${app.name}\n`;
  const oneOffs = dynos.filter(({ kind }) => kind === 'one-off');
  const groups = new Map<string, DynoSnapshot[]>();
  for (const dyno of dynos) {
    if (dyno.kind === 'formation') groups.set(dyno.command, [...(groups.get(dyno.command) ?? []), dyno]);
  }
  const blocks = [...groups].map(([command, group]) => {
    const title = `=== ${group[0]?.type} (${SIZE}): ${command} (${group.length})`;
    return block(title, group.map((dyno) => `${dyno.name}: ${stateOf(dyno, now, depth)}`));
  });
  if (oneOffs.length > 0) {
    const rows = oneOffs.map((dyno) => `${dyno.name} (${SIZE}): ${stateOf(dyno, now, depth)}: ${dyno.command}`);
    blocks.unshift(block(`=== run: one-off processes (${oneOffs.length})`, rows));
  }
  return blocks.join('');
}

function block(title: string, rows: string[]): string {
  return `${title}\n\n${rows.join('\n')}\n\n`;
}

function stateOf({ state, since }: DynoSnapshot, now: number, depth: ColourDepth): string {
  const time = `${stamp(new Date(since))}${age(now - since)}`;
  return `${paint(state, state === 'up' ? 'green' : 'yellow', depth)} ${paint(time, 'dim', depth)}`;
}

/** `2026/11/20 08:40:58 +0000`, in this machine's time zone. */
function stamp(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('/');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')} ${zone}`;
}

function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND_MS));
  if (seconds < MINUTE_S) return ` (~ ${seconds}s ago)`;
  if (seconds < HOUR_S) return ` (~ ${Math.floor(seconds / MINUTE_S)}m ago)`;
  return seconds < LONGEST_AGE_S ? ` (~ ${Math.floor(seconds / HOUR_S)}h ago)` : '';
}
