import { requireApp } from '../app/find-app.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { listedDynos, psJson, psText, psLong } from './print-ps.ts';

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
