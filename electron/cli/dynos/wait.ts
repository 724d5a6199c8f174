import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { RELEASE } from '../../../shared/dynos/formation.ts';
import { type FoundApp, requireApp } from '../app/find-app.ts';
import { CommandFailure } from '../output/failure.ts';

export interface WaitRequest {
  folder: string | null;
  /** Only dynos of this process type. */
  type: string | null;
  /** Also one-off dynos. */
  withRun: boolean;
}

/** `dynodeck ps:wait`: ends when every dyno is up with the newest release. @returns the exit status */
export async function wait(request: WaitRequest): Promise<number> {
  const { client, app } = await requireApp(request.folder);
  try {
    requireDynos(app, request);
    await untilUp({ client, app }, request);
    return 0;
  } finally {
    client.close();
  }
}

function requireDynos(app: AppSnapshot, request: WaitRequest): void {
  const { type } = request;
  if (type === null || relevantDynos(app, request).length > 0) return;
  throw new CommandFailure(`No ${type} dynos on ⬢ ${app.name}`);
}

function untilUp({ client, app }: FoundApp, request: WaitRequest): Promise<void> {
  let said = '';
  /** @returns whether the wait is over */
  const look = (now: AppSnapshot): boolean => {
    const dynos = relevantDynos(now, request);
    const release = newestRelease(now);
    const up = dynos.filter((dyno) => dyno.state === 'up' && (release === null || (dyno.release ?? 0) >= release));
    const isOver = up.length === dynos.length;
    if (isOver && said === '') return true;
    const goal = release === null ? 'up' : `running v${release}`;
    const line = `Waiting for every dyno to be ${goal}... ${up.length} / ${dynos.length}${isOver ? ', done' : ''}\n`;
    if (line !== said) process.stdout.write(line);
    said = line;
    return isOver;
  };
  return new Promise((resolve, reject) => {
    client.onClose(() => reject(new CommandFailure(closedWhileWaiting(app))));
    client.on('app.closed', ({ app: closed }) => {
      if (closed === app.id) reject(new CommandFailure(closedWhileWaiting(app)));
    });
    client.on('app.changed', (now) => {
      if (now.id === app.id && look(now)) resolve();
    });
    if (look(app)) resolve();
  });
}

function closedWhileWaiting({ name }: AppSnapshot): string {
  return `${name} was closed before every dyno was up.`;
}

function relevantDynos({ dynos }: AppSnapshot, { type, withRun }: WaitRequest): DynoSnapshot[] {
  const listed = dynos.filter(({ kind, state }) => kind === 'formation' || (withRun && state !== 'complete'));
  return listed.filter((dyno) => dyno.type !== RELEASE && (type === null || dyno.type === type));
}

/** One that fails is none that dynos will ever run: the app then says so, and the one before is the newest again. */
function newestRelease({ releases }: AppSnapshot): number | null {
  return releases?.pending ?? releases?.current ?? null;
}
