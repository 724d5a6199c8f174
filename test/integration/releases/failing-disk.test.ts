import { type FileHandle, open } from 'node:fs/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openApp, startAll } from '../engine/harness.ts';
import { makeStateFolder } from '../engine/killable-engine.ts';

const SPEAKER = 'worker: echo "A=$A ${HEROKU_RELEASE_VERSION:-none}"; exec sleep 1000\n';

/** A disk that takes bytes and loses them later, which no real one here can be made to do. @returns mends it */
async function failFsync(of: 'file' | 'folder'): Promise<() => void> {
  const handle = await open(import.meta.filename);
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const { sync } = prototype;
  const spy = vi.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
    const isFolder = (await this.stat()).isDirectory();
    if (isFolder === (of === 'folder')) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
    await sync.call(this);
  });
  const mend = (): void => void spy.mockRestore();
  onTestFinished(mend);
  return mend;
}

const TAKEN_BACK = 'Release v1 is taken back, as the ledger cannot be brought to disk: its disk is damaged.';

describe('A first release that does not come to disk', () => {
  test.each(['file', 'folder'] as const)('for its %s is taken back; dynos run on, and a restart makes it again', async (of) => {
    const stateFolder = await makeStateFolder();
    const app = await openApp({ Procfile: SPEAKER, '.env': 'A=1\n' }, { engine: { stateFolder } });
    const mend = await failFsync(of);
    await startAll(app);
    await app.line('app[worker.1]: A=1 v1');
    await app.line(`app[api]: ${TAKEN_BACK} Dynos that were started with it run on: restart them once that is mended.`);
    await app.until(({ releases }) => releases?.current === null && app.dyno('worker.1')?.state === 'up');
    expect(await app.client.request('releases.list', { app: app.id })).toMatchObject({ releases: [] });

    mend();
    await app.client.request('dynos.restart', { app: app.id, target: null });
    await app.until(({ releases }) => releases?.current === 1);
    await app.until(() => app.dyno('worker.1')?.restarts === 1);
    const { releases } = await app.client.request('releases.list', { app: app.id });
    expect(releases).toMatchObject([{ version: 1, description: 'Initial release', status: 'succeeded' }]);
  });
});
