import { requireApp } from '../app/find-app.ts';
import { say } from '../output/tell.ts';

const REQUESTS = { Idling: 'platform.sleep', Unidling: 'platform.wake' } as const;

/** `dynodeck ps:sleep` and `ps:wake`. @returns the exit status, as soon as the engine has begun */
export async function sleep(doing: keyof typeof REQUESTS, folder: string | null): Promise<number> {
  const { client, app } = await requireApp(folder);
  try {
    await client.request(REQUESTS[doing], { app: app.id });
    say(`${doing} all web dynos on ${app.name}... done`);
    return 0;
  } finally {
    client.close();
  }
}
