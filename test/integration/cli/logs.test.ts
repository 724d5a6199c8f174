import { describe, expect, test } from 'vitest';
import { makeCertificate, startHttpsSink, startTlsSink } from '../log/sinks.ts';
import { makePlace } from './place.ts';

const SPEAKER = 'a: echo "[error] one"; echo two; echo "WARN three"; exec sleep 1000\n';

describe('dynodeck logs', () => {
  test('filters by level, expression, source and time', async () => {
    const place = await makePlace({ Procfile: SPEAKER });
    await place.local([], /WARN three/);
    const texts = async (...args: string[]): Promise<string[]> => {
      const { text, stderr } = await place.run(['logs', ...args]);
      expect(stderr).toBe('');
      return text.split('\n').filter((line) => line !== '').map((line) => line.replace(/^\S+ (\S+): /, '$1 '));
    };
    expect(await texts('--level', 'error,warn')).toEqual(['app[a.1] [error] one', 'app[a.1] WARN three']);
    expect(await texts('--grep', '^t|three$')).toEqual(['app[a.1] two', 'app[a.1] WARN three']);
    expect(await texts('-s', 'app', '--grep', 'TWO')).toEqual([]);
    expect(await texts('-s', 'app', '--grep', '(?i)TWO')).toEqual(['app[a.1] two']);
    expect(await texts('-s', 'heroku', '--grep', 'to up')).toEqual(['heroku[a.1] State changed from starting to up']);
    expect(await texts('-n', '1', '-s', 'app')).toEqual(['app[a.1] WARN three']);
    expect((await texts('--since', '1h', '-p', 'a')).length).toBeGreaterThan(4);
    expect(await texts('--since', '2999-01-01')).toEqual([]);
  });

  test('says what is wrong with an expression, a level and a time', async () => {
    const place = await makePlace({ Procfile: SPEAKER });
    await place.local([], /WARN three/);
    const complaint = async (...args: string[]): Promise<string> => {
      const { status, stderr } = await place.run(['logs', ...args]);
      expect(status).toBe(1);
      return stderr;
    };
    expect(await complaint('--grep', '(x')).toMatch(/^dynodeck: The regular expression \(x cannot be used: a group is not closed/);
    expect(await complaint('--level', 'loud')).toMatch(/the levels are error, warn, info, debug/);
    expect(await complaint('--since', 'yesterday')).toMatch(/write how long ago/);
  });

  test('shows earlier runs when nothing has the app open, the newest lines of all of them', async () => {
    const place = await makePlace({ Procfile: 'a: echo "run $RUN"\n' });
    for (const run of ['1', '2', '3']) await place.run(['local', '--on-exit', 'stop'], { env: { RUN: run } });
    const all = await place.run(['logs', '--grep', '^run', '--json']);
    expect(all.text.trim().split('\n').map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(['run 1', 'run 2', 'run 3']);
    const last = await place.run(['logs', '--grep', '^run', '-n', '2']);
    expect(last.text.match(/run \d$/gm)).toEqual(['run 2', 'run 3']);
    expect((await place.run(['logs', '--since', '1h'])).text.match(/^\S+ app\[a\.1\]: run \d$/gm)).toHaveLength(3);
    const elsewhere = await makePlace({ Procfile: 'a: true\n' });
    expect((await elsewhere.run(['logs'])).stderr).toMatch(/Nothing of Dynodeck has .* open/);
  });

  test('goes on with -t when the app is closed and opened again', async () => {
    const place = await makePlace({ Procfile: SPEAKER });
    const first = await place.local([], /WARN three/);
    const tail = place.start(['logs', '-t', '--level', 'warn']);
    await tail.until(/WARN three/);
    await first.kill('SIGINT');
    await tail.until(/waiting until something does/, 'stderr');
    const second = await place.local([], /WARN three/);
    await tail.until(/WARN three[\s\S]*WARN three/);
    await second.kill('SIGINT');
    const { text } = await tail.kill('SIGINT');
    expect(text.match(/WARN three/g)).toHaveLength(2);
  });
});

test('Drains are added, listed, remembered, told their problems and removed', async () => {
  const certificate = makeCertificate();
  const sink = await startHttpsSink(certificate);
  const silent = await startTlsSink(certificate);
  const place = await makePlace({ Procfile: SPEAKER });
  const first = await place.local([], /WARN three/);
  const url = `https://user:secret@localhost:${sink.port}/`;
  expect((await place.run(['drains'])).text).toMatch(/has no drains/);
  expect((await place.run(['drains:add', url])).text).toBe(`Successfully added drain https://user:****@localhost:${sink.port}/\n`);
  expect((await place.run(['drains:add', `syslog+tls://localhost:${silent.port}`])).status).toBe(0);
  expect((await place.run(['drains:add', 'nonsense'])).stderr).toMatch(/^dynodeck: nonsense cannot be a drain/);
  await first.kill('SIGINT');
  await place.local([], /WARN three/);
  const { text } = await place.shell('until dynodeck drains | grep -q L14; do :; done; dynodeck drains').ended;
  expect(text).toMatch(/^=== Drains\n\nhttps:\/\/user:\*\*\*\*@localhost:\d+\/ \(d\.[0-9a-f-]{36}\)\n {2}\d+ messages delivered, \d+ dropped\n/);
  expect(text).toMatch(/Error L14 \(certificate validation\)/);
  expect((await place.run(['drains:remove', url])).text).toMatch(/^Successfully removed drain/);
  const left = JSON.parse((await place.run(['drains', '--json'])).text) as { url: string }[];
  expect(left.map((drain) => drain.url)).toEqual([`syslog+tls://localhost:${silent.port}`]);
});
