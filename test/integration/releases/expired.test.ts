import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { appId, releasesFolder } from '../../../electron/engine/app/app-paths.ts';
import { makeEngine, openFolder } from '../engine/harness.ts';
import { startKillableEngine } from '../engine/killable-engine.ts';
import { bundle } from '../process/bundle.ts';
import { eventually } from '../process/running-dyno.ts';

let program: string;
beforeAll(async () => {
  program = await bundle('killable-engine.ts');
});

test('a release whose engine is killed in the middle of its command is expired when the app is opened next', async () => {
  const killed = await startKillableEngine(program, 'release: echo begun; exec sleep 1000\nworker: sleep 1000\n');
  const kept = join(releasesFolder(killed.state, appId(killed.folder)) ?? '', 'v1.output');
  await eventually(() => existsSync(kept) && readFileSync(kept, 'utf8').includes('begun'));
  killed.process.kill('SIGKILL');
  await once(killed.process, 'exit');
  const app = await openFolder(makeEngine({ stateFolder: killed.state }), killed.folder);
  const { releases } = await app.client.request('releases.list', { app: app.id });
  expect(releases).toMatchObject([{ version: 1, status: 'expired', current: false, command: { status: null, hasOutput: true } }]);
  expect(await app.client.request('releases.output', { app: app.id, version: 1 })).toEqual({ text: 'begun\n', complete: true });
  await app.until((snapshot) => snapshot.releases?.failed === 1);
});
