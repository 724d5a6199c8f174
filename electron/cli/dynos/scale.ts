import type { AppSnapshot } from '../../../shared/app.ts';
import { parseScaleArgument, type ScaleChange } from '../../../shared/formation.ts';
import { requireApp } from '../engine/find-app.ts';
import { CommandFailure } from '../failure.ts';
import { SIZE } from './ps-text.ts';

/** `dynodeck ps:scale`: changes the formation, or without changes prints it so that it can be given back. */
export async function scale(options: { folder: string | null; changes: string[]; json: boolean }): Promise<number> {
  const changes = options.changes.map(readChange);
  const { client, app } = await requireApp(options.folder);
  try {
    const formation =
      changes.length > 0
        ? await client.request('formation.scale', { app: app.id, changes })
        : formationOf(app);
    const types = Object.entries(formation);
    if (options.json) process.stdout.write(`${JSON.stringify(formation)}\n`);
    else if (types.length === 0) throw new CommandFailure(`No process types on ⬢ ${app.name}.`);
    else process.stdout.write(changes.length > 0 ? told(formation, changes) : listed(types));
    return 0;
  } finally {
    client.close();
  }
}

/** Heroku drops what it does not understand without a word; a typing mistake should not look like a success. */
function readChange(text: string): Omit<ScaleChange, 'size'> {
  const change = parseScaleArgument(text);
  if (change === null) {
    throw new CommandFailure(`\`${text}\` is no change: write web=2, web+1 or web-1. Nothing was scaled.`);
  }
  return { type: change.type, operator: change.operator, quantity: change.quantity };
}

function formationOf({ processTypes }: AppSnapshot): Record<string, number> {
  const types = processTypes.filter(({ inFormation }) => inFormation);
  return Object.fromEntries(types.map(({ name, quantity }) => [name, quantity]));
}

function told(formation: Record<string, number>, changes: { type: string }[]): string {
  const types = [...new Set(changes.map(({ type }) => type))];
  const now = types.map((type) => `${type} at ${formation[type] ?? 0}:${SIZE}`);
  return `Scaling dynos... done, now running ${now.join(', ')}\n`;
}

function listed(types: [string, number][]): string {
  return `${types.map(([type, quantity]) => `${type}=${quantity}:${SIZE}`).sort().join(' ')}\n`;
}
