import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { Request } from '../../../shared/contract/contract.ts';
import { dynoSize } from '../../../shared/dynos/dyno-size.ts';
import { parseScaleArgument } from '../../../shared/dynos/formation.ts';
import { requireApp, appNow } from '../app/find-app.ts';
import { CommandFailure } from '../output/failure.ts';
import { formationOf, formationText } from './print-formation.ts';

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
