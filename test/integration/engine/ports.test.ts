import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bootId } from '../../../electron/engine/system/process-identity.ts';
import { formatLedgerLine } from '../../../electron/engine/process/orphans/ledger-line.ts';
import { memorySettings } from '../../../electron/engine/storage/settings.ts';
import { makeEngine, makeFolder, openApp, openFolder, PROGRAMS, startAll } from './harness.ts';
import { makeStateFolder } from './killable-engine.ts';
import { freeBlock } from '../../tools/free-block.ts';

const TWO = 'web: exec sleep 1000\nworker: exec sleep 1000\n';
const LISTENER = `web: exec python3 ${join(PROGRAMS, 'listener.py')}\n`;
/** Nothing of the developer's own shell decides ports here. */
const shellEnvironment = { PATH: process.env['PATH'] };

async function listen(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return server;
}

describe('Ports of several apps', () => {
  test('two engines never give the same to two apps', async () => {
    const options = { stateFolder: await makeStateFolder(), shellEnvironment };
    const apps = [];
    for (let index = 0; index < 3; index++) apps.push(await openFolder(makeEngine(options), await makeFolder({ Procfile: TWO })));
    const ports = apps.flatMap(({ snapshot }) => snapshot.dynos.map(({ port }) => port));
    expect(new Set(ports).size).toBe(6);
  });

  test('two engines that open at the same moment do not either', async () => {
    const options = { stateFolder: await makeStateFolder(), shellEnvironment };
    const opening = Array.from({ length: 4 }, async () => openFolder(makeEngine(options), await makeFolder({ Procfile: TWO })));
    const ports = (await Promise.all(opening)).flatMap(({ snapshot }) => snapshot.dynos.map(({ port }) => port));
    expect(new Set(ports).size).toBe(8);
  });

  test('one app has the same in every engine', async () => {
    const options = { stateFolder: await makeStateFolder(), shellEnvironment };
    const folder = await makeFolder({ Procfile: TWO });
    const [first, second] = [await openFolder(makeEngine(options), folder), await openFolder(makeEngine(options), folder)];
    expect(second.snapshot.basePort).toBe(first.snapshot.basePort);
  });

  test('an app keeps its ports across runs, and others get those of an app that is closed', async () => {
    const settings = memorySettings();
    const options = { stateFolder: await makeStateFolder(), shellEnvironment, settings };
    const [one, other, third] = await Promise.all([1, 2, 3].map(() => makeFolder({ Procfile: TWO })));
    const first = await openFolder(makeEngine(options), one!);
    const second = await openFolder(makeEngine(options), other!);
    expect(second.snapshot.basePortOrigin).toBe('assigned');
    await first.client.request('app.close', { app: first.id });
    await second.client.request('app.close', { app: second.id });
    const again = await openFolder(makeEngine(options), other!);
    expect(again.snapshot.basePort).toBe(second.snapshot.basePort);
    expect((await openFolder(makeEngine(options), third!)).snapshot.basePort).toBe(first.snapshot.basePort);
  });

  test('what a dead engine kept is free', async () => {
    const state = await makeStateFolder();
    await mkdir(join(state, 'engines'));
    await writeFile(
      join(state, 'engines', 'dead.ledger'),
      formatLedgerLine({ kind: 'engine', pid: 2 ** 22 + 1, startedAt: '1', boot: bootId() }) +
        formatLedgerLine({ kind: 'ports', folder: '/elsewhere', first: 5001, last: 5300 }),
    );
    const app = await openFolder(makeEngine({ stateFolder: state, shellEnvironment }), await makeFolder({ Procfile: TWO }));
    expect(app.snapshot.basePort).toBe(5001);
  });
});

describe('A busy port', () => {
  test('names its holder and offers a base with which every dyno gets a free one', async () => {
    const port = await freeBlock();
    const holder = await listen(port);
    await listen(port + 101);
    const app = await openApp({ Procfile: `${LISTENER}worker: exec sleep 1000\n` }, { open: { port } });
    await app.client.request('formation.scale', { app: app.id, changes: [{ type: 'web', operator: '=', quantity: 2 }] });
    await app.client.request('dynos.start', { app: app.id, target: 'web.1' });
    await app.until(({ portConflict }) => portConflict !== null);
    const { portConflict } = app.snapshot;
    expect(portConflict).toMatchObject({ port, dyno: 'web.1', holder: { pid: process.pid, folder: process.cwd() } });
    expect(app.dyno('web.1')?.note).toContain(`Port ${port} is in use by`);
    // web.2 would not get port + 101, nor worker.1 with a base below.
    expect(portConflict!.freeBase).toBe(port + 200);
    await app.client.request('app.configure', { app: app.id, port: portConflict!.freeBase });
    await app.client.request('dynos.start', { app: app.id, target: 'web.1' });
    await app.until(() => app.dyno('web.1')?.state === 'up');
    expect(app.snapshot.portConflict).toBeNull();
    expect(app.dyno('web.1')?.port).toBe(port + 200);
    holder.close();
  });

  test('the conflict is over once the dyno is started on a port that is free by then', async () => {
    const port = await freeBlock();
    const holder = await listen(port);
    const app = await openApp({ Procfile: LISTENER }, { open: { port } });
    await startAll(app);
    await app.until(({ portConflict }) => portConflict?.dyno === 'web.1');
    await new Promise((resolve) => holder.close(resolve));
    await startAll(app);
    await app.untilState('web.1', 'up');
    expect(app.snapshot.portConflict).toBeNull();
  });
});
