import { rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf, makePlace } from './place.ts';
import { freeBlock } from '../../tools/free-block.ts';

describe('The exit status of dynodeck local', () => {
  test('is the first exit under --on-exit stop, and everything else is stopped', async () => {
    const place = await makePlace({ Procfile: 'good: echo up; exec sleep 1000\nbad: sleep 0.3; exit 3\n' });
    const { status, text } = await place.run(['local', '--on-exit', 'stop']);
    expect(linesOf(text, 'good.1')).toEqual(['up']);
    expect(text).toContain('good.1 * Process exited with status 143');
    expect(status).toBe(3);
  });

  test.each([
    ['SIGINT', 0],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('after %s is %i', async (signal, expected) => {
    const place = await makePlace({ Procfile: 'worker: echo ready; exec sleep 1000\n' });
    const local = await place.local([], /ready\n/);
    expect((await local.kill(signal)).status).toBe(expected);
  });

  test('under --on-exit leave is that of the first failure, once nothing runs any more', async () => {
    const place = await makePlace({ Procfile: 'a: exit 0\nb: exit 4\nc: until [ -e go ]; do sleep 0.05; done; exit 5\n' });
    const local = await place.local(['--on-exit', 'leave'], /b\.1 +\* Process exited with status 4/);
    await writeFile(join(place.folder, 'go'), '');
    expect((await local.ended).status).toBe(4);
  });

  test('is not 0 when a dyno that ran cannot be started again, as its folder has gone', async () => {
    const place = await makePlace({ Procfile: 'worker: echo ready; exec sleep 1000\n' });
    const local = await place.local([], /ready\n/);
    await rename(place.folder, `${place.folder}.away`);
    await place.run(['ps:restart', '--folder', place.folder], { cwd: tmpdir() });
    const { status, text } = await local.ended;
    expect(text).toMatch(/worker\.1 \* The folder \S+ has gone, so nothing can start in it\.\n/);
    expect(status).toBe(1);
  });

  test('is not 0 for what cannot be run at all', async () => {
    const place = await makePlace({ Procfile: 'web: true\n' });
    for (const args of [['nope'], ['web,nope'], ['web=x'], ['web', 'worker'], ['-p', 'abc'], ['-p', '80'], ['-r'], ['-c', 'web=1']]) {
      const { status, stderr, text } = await place.run(['local', ...args]);
      expect({ args, status, stderr, text }).toEqual({ args, status: 1, stderr: expect.stringMatching(/^dynodeck: .+\n$/), text: '' });
    }
  });

  test('is that of a release command that was asked for by name', async () => {
    const place = await makePlace({ Procfile: 'web: true\nrelease: echo migrating; exit 6\n' });
    const { status, text } = await place.run(['local', 'release']);
    expect({ status, text }).toEqual({ status: 6, text: 'migrating\n' });
  });

  test('is that of a start command, which gets a port', async () => {
    const place = await makePlace({});
    const port = await freeBlock();
    const { status, text } = await place.run(['local', '--start-cmd', 'echo on $PORT; exit 4', '-p', String(port)]);
    expect(linesOf(text, 'web.1')).toEqual([`on ${port}`]);
    expect(status).toBe(4);
  });
});

describe('Without a Procfile', () => {
  test('dynodeck local says what to do', async () => {
    const place = await makePlace({});
    const { status, stderr } = await place.run(['local']);
    expect(status).toBe(1);
    expect(stderr).toBe(
      'dynodeck: There is no Procfile here: add one with a line such as `web: npm start`, or give a command with --start-cmd.\n',
    );
  });

  test('a Procfile that was named and is missing is not replaced by another', async () => {
    const place = await makePlace({ Procfile: 'web: echo wrong\n' });
    const { status, stderr, text } = await place.run(['local', '-f', 'Nope', 'web']);
    expect(status).toBe(1);
    expect(text).toBe('');
    expect(stderr).toContain('There is no Nope here');
  });
});
