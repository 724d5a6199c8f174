import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { ProcessTypeSnapshot } from '../../../shared/dynos/dyno.ts';
import type { Request } from '../../../shared/contract/contract.ts';
import type { ColourDepth } from '../../../shared/logs/heroku-colours.ts';
import { requireApp, appNow } from '../app/find-app.ts';
import { CommandFailure } from '../output/failure.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { tableText } from '../output/table.ts';
import { formationOf } from './print-formation.ts';

type Changes = Request<'formation.scale'>['changes'];

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
      process.stdout.write(`Scaling dynos on ${app.name}... done\n`);
    }
    const { processTypes, sizeWarnings } = await appNow(found);
    process.stdout.write(typeText(processTypes, colourDepth(false)));
    for (const warning of sizeWarnings) process.stderr.write(`dynodeck: On Heroku: ${warning}\n`);
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
