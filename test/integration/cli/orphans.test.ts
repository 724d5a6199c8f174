import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Orphan } from '../../../shared/dynos/dyno.ts';
import { isAlive } from '../process/running-dyno.ts';
import { makePlace, type Place } from './place.ts';
import { freeBlock } from '../../tools/free-block.ts';

const IGNORES_ALL = `worker: trap '' HUP TERM; echo ready; while :; do sleep 1; done\n`;

/** A place in which `dynodeck local` and its guardian were killed with SIGKILL; their dyno still runs. */
async function placeWithOrphan(): Promise<{ place: Place; orphan: Orphan }> {
  const place = await makePlace({ Procfile: IGNORES_ALL });
  const local = await place.local([], /\| ready/);
  for (const pid of childrenOf(local.child.pid!)) {
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dynodeck-guardian')) process.kill(pid, 'SIGKILL');
  }
  await local.kill('SIGKILL');
  const [orphan] = JSON.parse((await place.run(['ps:orphans', '--json'])).text) as Orphan[];
  onTestFinished(() => endAll(orphan!));
  return { place, orphan: orphan! };
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

function alive({ processes }: Orphan): number[] {
  return processes.map(({ pid }) => pid).filter((pid) => isAlive(pid));
}

function endAll(orphan: Orphan): void {
  for (const pid of alive(orphan)) process.kill(pid, 'SIGKILL');
}

describe('What a killed `dynodeck local` has left', () => {
  test('is told by the next one of this folder, is listed, and is gone once stopped', async () => {
    const { place, orphan } = await placeWithOrphan();
    expect(orphan).toMatchObject({ folder: place.folder, dyno: 'worker.1' });
    expect(alive(orphan).length).toBeGreaterThan(0);
    const next = await place.local(['--timeout', '0'], /\| ready/);
    await next.until(/^1 dyno of an earlier run still runs here: worker\.1 .*`dynodeck ps:orphans --stop`/m, 'stderr');
    // The dyno of an engine that lives is none of them.
    expect((await place.run(['ps:orphans'])).text).toMatch(/^worker\.1 .*\n$/);
    const stopped = await place.run(['ps:orphans', '--stop']);
    expect(stopped.text).toMatch(/^Stopping worker\.1 \(pids .*\)\.\.\. done\n$/);
    expect(stopped.status).toBe(0);
    expect(alive(orphan)).toEqual([]);
    expect((await place.run(['ps:orphans'])).text).toBe(`Nothing of an earlier run is left in ${place.folder}.\n`);
    expect((await place.run(['ps'])).text).toContain('worker.1: up');
    await next.kill('SIGINT');
  });

  test('goes on when it is ignored, and is not told again', async () => {
    const { place, orphan } = await placeWithOrphan();
    expect((await place.run(['ps:orphans', '--ignore'])).text).toMatch(/^Ignoring worker\.1 /);
    expect(alive(orphan).length).toBeGreaterThan(0);
    expect((await place.run(['ps:orphans', '--all'])).text).toBe('Nothing of an earlier run is left.\n');
  });

  test('is not that of another folder, unless all are asked for', async () => {
    const { place } = await placeWithOrphan();
    expect((await place.run(['ps:orphans', '--stop', '--folder', '/'])).text).toBe('');
    expect((await place.run(['ps:orphans', '--all'])).text).toContain(`in ${place.folder}`);
  });
});

test('a busy port: stderr names its holder, and the flag to use instead', async () => {
  const port = await freeBlock();
  const holder = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void holder.close());
  const place = await makePlace({ Procfile: 'web: echo up on $PORT; exec sleep 1000\n' });
  const { stderr, status } = await place.run(['local', '-p', String(port)]);
  expect(stderr).toContain(`(pid ${process.pid})`);
  const [, flag = '', base = ''] = /With `(-p) (\d+)`/.exec(stderr) ?? [];
  expect(status).toBe(1);
  await place.local([flag, base], new RegExp(`up on ${base}`));
});
