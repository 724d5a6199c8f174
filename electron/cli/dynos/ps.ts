import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { DYNO_FAMILIES, DEFAULT_SIZE, oneOffSize } from '../../../shared/dynos/dyno-size.ts';
import { type ColourDepth, paint } from '../../../shared/logs/heroku-colours.ts';
import type { DynoSample } from '../../../shared/app/platform.ts';
import { derivedId, dynoId } from '../../engine/dyno-manager/dyno-id.ts';
import { requireApp } from '../app/find-app.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { timeAgo } from '../output/time-ago.ts';
import { type Column, tableText } from '../output/table.ts';
import { CommandFailure } from '../output/failure.ts';

export interface PsRequest {
  folder: string | null;
  /** Process types or dynos; none: all. */
  types: string[];
  format: 'heroku' | 'long' | 'json';
}

/** `dynodeck ps`: the dynos of the app that is open here. @returns the exit status @throws {CommandFailure} */
export async function ps({ folder, types, format }: PsRequest): Promise<number> {
  const { client, app } = await requireApp(folder);
  try {
    const dynos = listedDynos(app, types);
    const depth = colourDepth(false);
    if (format === 'json') {
      process.stdout.write(psJson(app, dynos));
    } else if (format === 'heroku' || dynos.length === 0) {
      process.stdout.write(psText({ app, dynos, now: Date.now(), depth }));
    } else {
      const { samples } = await client.request('metrics.history', { app: app.id });
      process.stdout.write(psLong(dynos, samples.at(-1)?.dynos ?? [], depth));
    }
    return 0;
  } finally {
    client.close();
  }
}

/** The dynos that somebody runs by hand; one of the release phase is shown by its command. */
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
  const inOrder = [...dynos].sort((a, b) => a.number - b.number);
  const rows = inOrder.map((dyno) => `${dyno.name}: ${stateOf(dyno, view)}${inputOf(dyno)}`);
  return block(`${paint(first.type, 'green', depth)} (${size}): ${first.command}`, rows, depth);
}

function block(title: string, rows: string[], depth: ColourDepth): string {
  return `=== ${title} (${paint(String(rows.length), 'yellow', depth)})\n\n${rows.join('\n')}\n\n`;
}

function stateOf({ state, since, listensOn }: DynoSnapshot, { now, depth }: PsView): string {
  const colour = state === 'up' ? 'green' : 'yellow';
  const port = listensOn === undefined ? '' : ` (port ${listensOn})`;
  return `${paint(state, colour, depth)}${port} ${paint(timeAgo(since, now), 'dim', depth)}`;
}

/** What Heroku's screen has no word for, behind what it has. */
function inputOf({ name, awaitsInput }: DynoSnapshot): string {
  return awaitsInput === undefined ? '' : `, waits for input (${awaitsInput.prompt}): dynodeck attach ${name}`;
}

/** A dyno that runs here uses none of the hours up. */
function ecoNotice(): string {
  return [
    `Eco dyno hours quota remaining this month: ${DYNO_FAMILIES.eco.monthlyHours}h 0m (100%)`,
    'Eco dyno usage for this app: 0h 0m (0%)',
    'For more information on Eco dyno hours, see:',
    'https://devcenter.heroku.com/articles/eco-dyno-hours',
    '\n',
  ].join('\n');
}

/** The JSON of `heroku ps --json`, as far as there is such a thing here, and behind it what only a local dyno has. */
export function psJson(app: AppSnapshot, dynos: readonly DynoSnapshot[]): string {
  return `${JSON.stringify(dynos.map((dyno) => dynoJson(app, dyno)), null, 2)}\n`;
}

function dynoJson(app: AppSnapshot, dyno: DynoSnapshot): Record<string, unknown> {
  const { name, release, pid, restarts } = dyno;
  const changedAt = new Date(dyno.since).toISOString();
  return {
    attach_url: null,
    command: dyno.command,
    created_at: changedAt,
    id: dynoId({ app: app.id, dyno: name, pid, restarts }),
    name,
    release: release === null ? null : { id: derivedId(`${app.id} v${release}`), version: release },
    app: { id: app.id, name: app.name, folder: app.folder },
    size: sizeOf(app, dyno),
    state: dyno.state,
    type: dyno.type,
    updated_at: changedAt,
    port: dyno.port,
    pid,
    restarts,
    exit_status: dyno.exit?.status ?? null,
    awaits_input: dyno.awaitsInput?.prompt ?? null,
  };
}

const MEBIBYTE = 1024 * 1024;

/** `dynodeck ps --long`: what only a local dyno has, a line each. @param samples what they use, as last looked at */
function psLong(dynos: readonly DynoSnapshot[], samples: readonly DynoSample[], depth: ColourDepth): string {
  const sampleOf = ({ name }: DynoSnapshot): DynoSample | undefined => samples.find(({ dyno }) => dyno === name);
  const columns: Column<DynoSnapshot>[] = [
    { title: 'dyno', of: ({ name }) => name, colour: 'green' },
    { title: 'state', of: ({ state }) => state },
    { title: 'port', of: ({ port }) => String(port ?? ''), colour: 'cyan' },
    { title: 'pid', of: ({ pid }) => String(pid ?? '') },
    { title: 'restarts', of: ({ restarts }) => String(restarts) },
    { title: 'memory', of: (dyno) => megabytes(sampleOf(dyno)) },
    { title: 'cpu', of: (dyno) => percent(sampleOf(dyno)) },
    { title: 'command', of: ({ command }) => command, colour: 'dim' },
  ];
  return tableText(dynos, columns, depth);
}

function megabytes(sample: DynoSample | undefined): string {
  return sample === undefined ? '' : `${(sample.memory / MEBIBYTE).toFixed(1)}M`;
}

function percent(sample: DynoSample | undefined): string {
  return sample === undefined ? '' : `${(sample.cpu * 100).toFixed(1)}%`;
}

/**
 * The dynos there are, by name: a one-off that has ended is none any more.
 * @param types process types (or dynos) asked for; none: all
 * @throws {CommandFailure} when one of them has no dynos
 */
export function listedDynos(app: AppSnapshot, types: readonly string[]): DynoSnapshot[] {
  const dynos = app.dynos.filter(({ state }) => state !== 'complete').sort(byName);
  const isMeant = (dyno: DynoSnapshot, type: string): boolean => dyno.type === type || dyno.name === type;
  const missing = types.find((type) => !dynos.some((dyno) => isMeant(dyno, type)));
  if (missing !== undefined) throw new CommandFailure(`No ${missing} dynos on ⬢ ${app.name}`);
  return types.length === 0 ? dynos : dynos.filter((dyno) => types.some((type) => isMeant(dyno, type)));
}

function byName(a: DynoSnapshot, b: DynoSnapshot): number {
  return a.type === b.type ? a.number - b.number : a.type < b.type ? -1 : 1;
}

/** The label of a dyno's size. */
function sizeOf({ processTypes }: AppSnapshot, { kind, type }: DynoSnapshot): string {
  if (kind === 'formation') return processTypes.find(({ name }) => name === type)?.size ?? DEFAULT_SIZE;
  return oneOffSize(processTypes.filter(({ quantity }) => quantity > 0).map(({ size }) => size));
}
