import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makePlace } from './place.ts';
import { freeBlock } from '../../tools/free-block.ts';

const PROCFILE = 'worker: echo hello from $DYNO; exec sleep 1000\nclock: echo tick; exec sleep 1000\n';

describe('From another shell', () => {
  test('ps shows the dynos of a dynodeck local, as Heroku would', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    await place.local([], /tick/);
    const { text, status } = await place.run(['ps']);
    const stamp = String.raw`\d{4}/\d\d/\d\d \d\d:\d\d:\d\d [+-]\d{4} \(~ \ds ago\)`;
    expect(text).toMatch(
      new RegExp(
        `^=== clock \\(Basic\\): echo tick; exec sleep 1000 \\(1\\)\n\nclock\\.1: up ${stamp}\n\n` +
          `=== worker \\(Basic\\): echo hello from \\$DYNO; exec sleep 1000 \\(1\\)\n\nworker\\.1: up ${stamp}\n\n$`,
      ),
    );
    expect(status).toBe(0);
  });

  test('ps --json is a list of dynos', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    const port = await freeBlock();
    await place.local(['worker=2', '-p', String(port)], /worker\.2 +\| hello/);
    const { text } = await place.run(['ps', '--json']);
    expect(JSON.parse(text)).toMatchObject([
      { name: 'worker.1', type: 'worker', state: 'up', port, app: { name: 'app', folder: place.folder } },
      { name: 'worker.2', type: 'worker', state: 'up', port: port + 1 },
    ]);
  });

  test('a folder inside the app is the app, and --folder names one from anywhere', async () => {
    const place = await makePlace({ Procfile: PROCFILE, 'deep/down/file': '' });
    await place.local([], /tick/);
    expect((await place.run(['ps'], { cwd: join(place.folder, 'deep/down') })).text).toContain('worker.1: up');
    expect((await place.run(['ps', '--folder', place.folder], { cwd: '/' })).text).toContain('worker.1: up');
  });

  test('scaling starts and stops dynos, and prints what it would take back', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    const local = await place.local([], /tick/);
    const more = await place.run(['ps:scale', 'worker=3', 'clock-1']);
    expect(more.text).toBe('Scaling dynos... done, now running worker at 3:Basic, clock at 0:Basic\n');
    await local.until(/hello from worker\.3/);
    const { text } = await place.run(['ps:scale']);
    expect(text).toBe('clock=0:Basic worker=3:Basic\n');
    expect((await place.run(['ps:scale', ...text.trim().split(' ')])).status).toBe(0);
    const wrong = await place.run(['ps:scale', 'worker=2', 'clock:3']);
    expect(wrong).toMatchObject({ status: 1, text: '' });
    expect((await place.run(['ps:scale', '--json'])).text).toBe('{"worker":3,"clock":0}\n');
  });

  test('restarting and stopping act on a dyno, a type or all', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    const local = await place.local([], /tick/);
    expect((await place.run(['ps:restart', 'worker.1'])).text).toBe('Restarting dyno worker.1 on app... done\n');
    await local.until(/hello from worker\.1[^]*hello from worker\.1/);
    expect((await place.run(['ps:stop', '-p', 'clock'])).text).toBe('Stopping all clock dynos on app... done\n');
    await local.until(/clock\.1 +\* Process exited with status 143/);
    expect((await place.run(['ps:restart'])).text).toBe('Restarting all dynos on app... done\n');
    await local.until(/tick[^]*tick/);
    expect(await place.run(['ps:stop'])).toMatchObject({ status: 1 });
    expect(await place.run(['ps:restart', 'nope'])).toMatchObject({ status: 1 });
  });

  test('logs --tail follows to the last line of the run, then waits for the next', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    const local = await place.local([], /tick/);
    const tail = place.start(['logs', '--tail', '-p', 'worker']);
    await tail.until(/app\[worker\.1\]: hello from worker\.1\n/);
    await local.kill('SIGINT');
    await tail.until(/waiting until something does/, 'stderr');
    const { text } = await tail.kill('SIGINT');
    expect(text).toMatch(/heroku\[worker\.1\]: Process exited with status 143\n$/);
    expect(text).not.toContain('clock');
  });

  test('logs shows the last lines of one source, also as JSON', async () => {
    const place = await makePlace({ Procfile: 'a: seq 1 3000; exec sleep 1000\n' });
    await place.local([], /\| 3000/);
    const app = await place.run(['logs', '-n', '2', '-s', 'app', '-d', 'a.1']);
    expect(app.text.replaceAll(/^\S+ /gm, '')).toBe('app[a.1]: 2999\napp[a.1]: 3000\n');
    const heroku = await place.run(['logs', '-n', '1', '-s', 'heroku', '--json']);
    expect(JSON.parse(heroku.text)).toMatchObject({ source: 'heroku', dyno: 'a.1', message: 'State changed from starting to up' });
  });

  test('two dynodeck local of different folders do not meet', async () => {
    const first = await makePlace({ Procfile: 'first: echo one; exec sleep 1000\n' });
    await first.local([], /one/);
    await mkdir(join(first.folder, 'second'));
    await writeFile(join(first.folder, 'second/Procfile'), 'second: echo two; exec sleep 1000\n');
    const second = first.start(['local'], { cwd: join(first.folder, 'second') });
    await second.until(/two/);
    expect((await first.run(['ps'])).text).toContain('first.1');
    expect((await first.run(['ps'], { cwd: join(first.folder, 'second') })).text).toContain('second.1');
    expect((await second.kill('SIGTERM')).status).toBe(143);
  });
});

describe('Where nothing runs', () => {
  test.each([['ps'], ['ps:scale'], ['ps:restart'], ['ps:stop', 'web'], ['logs'], ['attach', 'web.1']])(
    '%s says so in one line',
    async (...args) => {
      const place = await makePlace({ Procfile: PROCFILE });
      const { status, stderr, text } = await place.run(args);
      expect({ status, text }).toEqual({ status: 1, text: '' });
      expect(stderr).toMatch(/^dynodeck: Nothing of Dynodeck has .* open: .*\n$/);
    },
  );

  test('the socket of a run that was killed blocks nothing and is removed', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    const local = await place.local([], /tick/);
    await local.kill('SIGKILL');
    expect(await readdir(place.sockets)).toHaveLength(1);
    expect((await place.run(['ps'])).status).toBe(1);
    expect(await readdir(place.sockets)).toEqual([]);
    await place.local([], /tick/);
    expect((await place.run(['ps'])).text).toContain('worker.1: up');
  });

  test('sockets in a folder that others may enter are not trusted, and the folder is closed', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    await mkdir(place.sockets, { mode: 0o777 });
    expect((await place.run(['ps'])).status).toBe(1);
    await place.local([], /tick/);
    const { mode } = await stat(place.sockets);
    expect(mode & 0o777).toBe(0o700);
  });
});
