import { describe, expect, test } from 'vitest';
import { makePlace } from './place.ts';

const WEB = `web: exec node -e "require('http').createServer((q,r)=>r.end()).listen(process.env.PORT, () => console.log('listening'))"\n`;
const PROCFILE = `${WEB}worker: echo hello from $DYNO; exec sleep 1000\n`;
const RELEASE = 'release: true\n';

describe('ps', () => {
  test('takes several process types, and says which has no dynos', async () => {
    const place = await makePlace({ Procfile: `${PROCFILE}clock: echo tick; exec sleep 1000\n` });
    await place.local([], /listening/);
    const { text } = await place.run(['ps', 'clock', 'web']);
    expect(text.match(/^[\w.]+(?=:)/gm)).toEqual(['clock.1', 'web.1']);
    expect(await place.run(['ps', 'web', 'nope'])).toMatchObject({
      status: 1,
      text: '',
      stderr: 'dynodeck: No nope dynos on ⬢ app\n',
    });
  });

  test('--long adds ports, pids, restarts and what each uses', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    await place.local([], /listening/);
    await place.run(['ps:wait']);
    const { text } = await place.run(['ps', '--long']);
    const [head, rule, ...rows] = text.trimEnd().split('\n');
    expect(head).toMatch(/^ {2}dyno +state +port +pid +restarts +memory +cpu +command$/);
    expect(rule).toMatch(/^ ─+$/);
    expect(rows[0]).toMatch(/^ {2}web\.1 +up +\d+ +\d+ +0 .* exec node/);
    expect(rows[1]).toMatch(/^ {2}worker\.1 +up +\d+ +\d+ +0 /);
  });

  test('is coloured on a terminal', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    await place.local([], /listening/);
    const typed = place.type(['ps', 'worker']);
    const screen = await typed.until(/ago\)/);
    expect(screen).toContain('=== \x1b[38;5;40mworker\x1b[0m (\x1b[38;5;80mBasic\x1b[0m)');
    expect(await typed.ended).toBe(0);
  });
});

describe('ps:scale and ps:type', () => {
  test('set sizes, which every command then shows, and the log tells', async () => {
    const place = await makePlace({ Procfile: PROCFILE + RELEASE });
    const local = await place.local([], /listening/);
    const scaled = await place.run(['ps:scale', 'worker=2:standard-2x', 'web=1']);
    expect(scaled.text).toBe('Scaling dynos... done, now running worker at 2:Standard-2X, web at 1:Basic\n');
    await local.until(/hello from worker\.2/);
    const formation = 'release=0:Standard-1X web=1:Basic worker=2:Standard-2X\n';
    expect((await place.run(['ps:scale'])).text).toBe(formation);
    expect((await place.run(['ps:scale', ...formation.trim().split(' ')])).status).toBe(0);
    expect((await place.run(['ps', 'worker'])).text).toMatch(/^=== worker \(Standard-2X\): /);
    const { text } = await place.run(['logs', '-s', 'app', '--grep', 'Scaled to']);
    expect(text).toMatch(/ app\[api\]: Scaled to web@1:Basic worker@2:Standard-2X by user \S+\n/);
  });

  test('ps:type shows sizes, and tells what Heroku would not run', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    await place.local([], /listening/);
    const one = await place.run(['ps:type', 'web=standard-1x']);
    expect(one.text).toContain('Scaling dynos on app... done\n=== Process Types\n\n  type     size          qty\n');
    expect(one.text).toContain('\n  web      Standard-1X   1\n  worker   Basic         1\n');
    expect(one.stderr).toBe('dynodeck: On Heroku: An app with Basic dynos has no others: worker is Basic, web is Standard-1X.\n');
    const all = await place.run(['ps:type', 'standard-1x']);
    expect(all.text).toContain('=== Dyno Totals\n\n  type          total\n');
    expect(all.text).toContain('\n  Standard-1X   2\n');
    expect(all.stderr).toBe('');
  });

  test.each([
    [['ps:scale', 'web=1', 'worker:2'], /^dynodeck: `worker:2` is no change: .* Nothing was scaled\.\n$/],
    [['ps:scale', 'web=1:huge'], /^dynodeck: `web=1:huge`: Heroku has no dyno size huge; /],
    [['ps:scale', 'release=1'], /^dynodeck: `release` runs on a release; it is never part of the formation\.\n$/],
    [['ps:type', 'web='], /^dynodeck: `web=` is no size of a process type: /],
    [['ps:type', 'huge'], /^dynodeck: Heroku has no dyno size huge: choose from Eco, /],
    [['ps:stop'], /^dynodeck: Please specify a process type or dyno name to stop, /],
    [['ps:stop', '-p', 'web', '-d', 'web.1'], /^dynodeck: Name one dyno or one process type, not several\.\n$/],
    [['ps:wait', '-t', 'nope'], /^dynodeck: No nope dynos on ⬢ app\n$/],
  ])('%j is reported and changes nothing', async (args, message) => {
    const place = await makePlace({ Procfile: PROCFILE });
    await place.local([], /listening/);
    const outcome = await place.run(args);
    expect(outcome).toMatchObject({ status: 1, text: '' });
    expect(outcome.stderr).toMatch(message);
    expect((await place.run(['ps:scale'])).text).toBe('web=1:Basic worker=1:Basic\n');
  });

  test('a start command is a process type like any other', async () => {
    const place = await makePlace({});
    await place.local(['--start-cmd', 'echo up; exec sleep 1000'], /up/);
    expect((await place.run(['ps:scale'])).text).toBe('web=1:Basic\n');
  });
});

describe('Rehearsals', () => {
  test('ps:sleep, ps:wake and ps:cycle act at once, and ps:wait tells when all are up again', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    const local = await place.local([], /listening/);
    await place.run(['ps:wait']);
    expect((await place.run(['ps:sleep'])).text).toBe('Idling all web dynos on app... done\n');
    expect((await place.run(['ps', 'web'])).text).toMatch(/\nweb\.1: idle /);
    const waiting = place.start(['ps:wait']);
    await waiting.until(/Waiting for every dyno to be running v1\.\.\. 1 \/ 2\n/);
    expect((await place.run(['ps:wake'])).text).toBe('Unidling all web dynos on app... done\n');
    const { text, status } = await waiting.ended;
    expect({ last: text.split('\n').at(-2), status }).toEqual({
      last: 'Waiting for every dyno to be running v1... 2 / 2, done',
      status: 0,
    });
    expect((await place.run(['ps:cycle', '-d', 'worker.1'])).text).toBe('Cycling dyno worker.1 on app... done\n');
    await local.until(/worker\.1 +\* Cycling\n[^]*hello from worker\.1/);
    await local.kill('SIGINT');
  });

  test('where no web dyno runs, none can sleep', async () => {
    const place = await makePlace({ Procfile: 'worker: echo hello; exec sleep 1000\n' });
    await place.local([], /hello/);
    expect(await place.run(['ps:sleep'])).toMatchObject({ status: 1, text: '' });
  });

  test('a wait ends when the app is closed', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    const local = await place.local([], /listening/);
    await place.run(['ps:stop', '-p', 'worker']);
    const waiting = place.start(['ps:wait']);
    await waiting.until(/Waiting for every dyno/);
    await local.kill('SIGINT');
    const { status, stderr } = await waiting.ended;
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'dynodeck: app was closed before every dyno was up.\n' });
  });
});
