import { requireApp } from '../app/find-app.ts';
import { say } from '../output/tell.ts';

/** What is done to dynos, as it is said while it is done → the request for it. */
const REQUESTS = { Restarting: 'dynos.restart', Stopping: 'dynos.stop', Cycling: 'platform.cycle' } as const;

export type Doing = keyof typeof REQUESTS;

/** `dynodeck ps:restart`, `ps:stop`, `ps:cycle`. @returns the exit status, as soon as the engine has begun */
export async function act(doing: Doing, target: string | null, folder: string | null): Promise<number> {
  const { client, app } = await requireApp(folder);
  try {
    await client.request(REQUESTS[doing], { app: app.id, target });
    const isDyno = app.dynos.some(({ name }) => name === target);
    say(`${doing} ${describeTarget(target, isDyno)} on ${app.name}... done`);
    return 0;
  } finally {
    client.close();
  }
}

/** `dyno web.1`, `all web dynos`, `all dynos` */
function describeTarget(target: string | null, isDyno: boolean): string {
  if (target === null) return 'all dynos';
  return isDyno ? `dyno ${target}` : `all ${target} dynos`;
}
