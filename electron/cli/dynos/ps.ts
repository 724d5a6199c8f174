import type { AppSnapshot } from '../../../shared/app.ts';
import { requireApp } from '../engine/find-app.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { listedDynos, psText, SIZE } from './ps-text.ts';

/** `dynodeck ps`: the dynos of the app that is open here. @returns the exit status */
export async function ps(options: { folder: string | null; type: string | null; json: boolean }): Promise<number> {
  const { client, app } = await requireApp(options.folder);
  client.close();
  const { type } = options;
  process.stdout.write(options.json ? psJson(app, type) : psText(app, type, Date.now(), colourDepth(false)));
  return 0;
}

/** The fields `heroku ps --json` has as far as there is such a thing here, and the few that only a local dyno has. */
function psJson(app: AppSnapshot, type: string | null): string {
  const dynos = listedDynos(app, type).map((dyno) => ({
    name: dyno.name,
    type: dyno.type,
    state: dyno.state,
    command: dyno.command,
    size: SIZE,
    app: { id: app.id, name: app.name, folder: app.folder },
    updated_at: new Date(dyno.since).toISOString(),
    port: dyno.port,
    pid: dyno.pid,
    restarts: dyno.restarts,
    exit_status: dyno.exit?.status ?? null,
  }));
  return `${JSON.stringify(dynos, null, 2)}\n`;
}
