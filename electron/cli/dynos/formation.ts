import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { Request } from '../../../shared/contract/contract.ts';
import { dynoSize } from '../../../shared/dynos/dyno-size.ts';
import { parseScaleArgument } from '../../../shared/dynos/formation.ts';
import type { ProcessTypeSnapshot } from '../../../shared/dynos/dyno.ts';
import type { ColourDepth } from '../../../shared/logs/heroku-colours.ts';
import { requireApp, appNow } from '../app/find-app.ts';
import { CommandFailure } from '../output/failure.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { tableText } from '../output/table.ts';
import { say, tell } from '../output/tell.ts';

type Changes = Request<'formation.scale'>['changes'];

/** `dynodeck ps:scale`: changes the formation, or without changes prints it so that it can be given back. */
export async function scale(options: { folder: string | null; changes: string[]; json: boolean }): Promise<number> {
  const changes = options.changes.map(readChange);
  const found = await requireApp(options.folder);
  const { client, app } = found;
  try {
    formationOf(app);
    if (changes.length > 0) await client.request('formation.scale', { app: app.id, changes });
    const now = await appNow(found);
    if (options.json) process.stdout.write(`${JSON.stringify(quantitiesOf(now))}\n`);
    else process.stdout.write(changes.length > 0 ? told(now, changes) : `${formationText(formationOf(now))}\n`);
    return 0;
  } finally {
    client.close();
  }
}

/** Heroku drops what it does not understand without a word; a typing mistake should not look like a success. */
function readChange(text: string): Changes[number] {
  const change = parseScaleArgument(text);
  if (change === null) {
    const forms = 'write web=2, web+1, web-1 or web=2:Standard-2X';
    throw new CommandFailure(`\`${text}\` is no change: ${forms}. Nothing was scaled.`);
  }
  const { type, operator, quantity, size } = change;
  if (size === null) return { type, operator, quantity };
  if (dynoSize(size) === undefined) {
    throw new CommandFailure(`\`${text}\`: Heroku has no dyno size ${size}; \`dynodeck ps:type --help\` lists them.`);
  }
  return { type, operator, quantity, size };
}

function quantitiesOf({ processTypes }: AppSnapshot): Record<string, number> {
  const types = processTypes.filter(({ inFormation }) => inFormation);
  return Object.fromEntries(types.map(({ name, quantity }) => [name, quantity]));
}

function told({ processTypes }: AppSnapshot, changes: Changes): string {
  const names = [...new Set(changes.map(({ type }) => type))];
  const types = names.flatMap((type) => processTypes.find(({ name }) => name === type) ?? []);
  const now = types.map(({ name, quantity, size }) => `${name} at ${quantity}:${size}`);
  return `Scaling dynos... done, now running ${now.join(', ')}\n`;
}

/**
 * The process types of an app by name, `release` among them, as Heroku has it.
 * @throws {CommandFailure} when there are none
 */
export function formationOf({ processTypes, name }: AppSnapshot): ProcessTypeSnapshot[] {
  if (processTypes.length > 0) return [...processTypes].sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = ['Upload a Procfile to add process types.', 'https://devcenter.heroku.com/articles/procfile'];
  throw new CommandFailure([`No process types on ⬢ ${name}.`, ...lines].join('\n'));
}

/** `web=2:Standard-1X worker=1:Standard-1X`, which `ps:scale` takes back. */
export function formationText(types: readonly ProcessTypeSnapshot[]): string {
  return types.map(({ name, quantity, size }) => `${name}=${quantity}:${size}`).join(' ');
}

/**
 * `dynodeck ps:type`: sets dyno sizes, then prints them.
 * @param options.sizes `web=standard-2x`, or one size for all process types @returns the exit status
 */
export async function type(options: { folder: string | null; sizes: string[] }): Promise<number> {
  const found = await requireApp(options.folder);
  const { client, app } = found;
  try {
    const changes = readSizes(app, options.sizes);
    if (changes.length > 0) {
      await client.request('formation.scale', { app: app.id, changes });
      say(`Scaling dynos on ${app.name}... done`);
    }
    const { processTypes, sizeWarnings } = await appNow(found);
    process.stdout.write(typeText(processTypes, colourDepth(false)));
    for (const warning of sizeWarnings) tell(`dynodeck: On Heroku: ${warning}`);
    return 0;
  } finally {
    client.close();
  }
}

/** Quantities stay what they are, whatever they are by then. */
function readSizes(app: AppSnapshot, sizes: string[]): Changes {
  const types = formationOf(app).filter(({ inFormation }) => inFormation);
  const resized = (name: string, size: string): Changes[number] => ({ type: name, operator: '+', quantity: 0, size });
  const [only] = sizes;
  if (only !== undefined && sizes.length === 1 && !only.includes('=')) {
    return types.map(({ name }) => resized(name, only));
  }
  return sizes.map((text) => {
    const [, name, size] = /^([\w-]+)=([\w-]+)$/.exec(text) ?? [];
    if (name === undefined || size === undefined) {
      throw new CommandFailure(`\`${text}\` is no size of a process type: write web=standard-2x. Nothing was changed.`);
    }
    return resized(name, size);
  });
}

/** Heroku's two tables, without what the dynos would cost: here they cost nothing. */
export function typeText(processTypes: readonly ProcessTypeSnapshot[], depth: ColourDepth): string {
  const types = [...processTypes].sort((a, b) => (a.name < b.name ? -1 : 1));
  const totals = new Map<string, number>();
  for (const { size, quantity } of types) totals.set(size, (totals.get(size) ?? 0) + quantity);
  const perType = tableText(
    types,
    [
      { title: 'type', of: ({ name }) => name, colour: 'green' },
      { title: 'size', of: ({ size }) => size, colour: 'cyan' },
      { title: 'qty', of: ({ quantity }) => String(quantity), colour: 'yellow' },
    ],
    depth,
  );
  const perSize = tableText(
    [...totals],
    [
      { title: 'type', of: ([size]) => size, colour: 'green' },
      { title: 'total', of: ([, total]) => String(total), colour: 'yellow' },
    ],
    depth,
  );
  return `=== Process Types\n\n${perType}\n=== Dyno Totals\n\n${perSize}\n`;
}
