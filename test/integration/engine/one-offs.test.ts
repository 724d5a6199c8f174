import { expect, test } from 'vitest';
import { type OpenedApp, openApp, processesWith } from './harness.ts';

async function run(app: OpenedApp, command: string): Promise<string> {
  const { dyno } = await app.client.request('run.start', { app: app.id, command, columns: 100, rows: 30 });
  return dyno;
}

test('a one-off dyno has the config vars, a port and a name of its own, and its exit status is kept', async () => {
  const app = await openApp({ Procfile: 'web: true\n', '.env': 'FOO=bar\n' });
  const dyno = await run(app, 'echo $DYNO $PORT $FOO; stty size; exit 3');
  const terminal = await app.terminal(dyno, { columns: 100, rows: 30 });
  await app.untilState(dyno, 'complete');
  expect(dyno).toMatch(/^run\.\d{4}$/);
  expect(await terminal.until(/30 100/)).toContain(`${dyno} ${app.snapshot.basePort + 100} bar`);
  expect(app.dyno(dyno)).toMatchObject({ kind: 'one-off', exit: { status: 3 } });
});

test('bash is interactive: it answers, Ctrl-C interrupts, exit ends it', async () => {
  const app = await openApp({ Procfile: 'web: true\n' });
  const dyno = await run(app, 'bash --norc --noprofile');
  const terminal = await app.terminal(dyno, { columns: 100, rows: 30 });
  terminal.type('echo tty:$(tty | cut -c1-8)\r');
  await terminal.until(/tty:\/dev\/pts/);
  // The words on the screen come from the program, not from the echo of the line that starts it.
  terminal.type('sh -c "echo now\\ running; exec sleep 1000"\r');
  await terminal.until(/now running/);
  terminal.type('\u0003');
  // bash drops what is typed before its prompt is back.
  await terminal.until(/\^C[^]*[#$] $/);
  terminal.type('echo status:$?\r');
  await terminal.until(/status:130/);
  terminal.type('exit 3\r');
  await app.untilState(dyno, 'complete');
  expect(app.dyno(dyno)?.exit?.status).toBe(3);
});

test('the name of a process type runs its command, more arguments behind it', async () => {
  const app = await openApp({ Procfile: 'worker: echo worked on\n' });
  const dyno = await run(app, 'worker 42 "a  b"');
  const terminal = await app.terminal(dyno);
  await app.untilState(dyno, 'complete');
  expect(await terminal.until(/worked/)).toContain('worked on 42 a  b');
});

test('its output stays out of the log, its life does not', async () => {
  const app = await openApp({ Procfile: 'web: true\n' });
  const dyno = await run(app, 'echo private');
  await app.line(`heroku[${dyno}]: State changed from up to complete`);
  await app.line('app[api]: Starting process with command `echo private`');
  expect(await app.lines({ dynos: [dyno], text: 'private' })).toMatchObject([{ source: 'heroku' }]);
});

test('several run at once and closing one ends only that one', async () => {
  const mark = `DYNODECK_TEST_MARK=${Math.random()}`;
  const app = await openApp({ Procfile: 'web: true\n', '.env': mark });
  const [first, second] = [await run(app, 'echo ready; exec bash'), await run(app, 'sleep 1000')];
  // It is up from its fork on; only its own word says that it has the environment by which it is looked for.
  await (await app.terminal(first)).until(/ready/);
  await app.until(({ dynos }) => dynos.filter(({ state, kind }) => kind === 'one-off' && state === 'up').length === 2);
  const before = await processesWith(`DYNO=${first}`);
  expect(before).not.toEqual([]);
  await app.client.request('run.close', { app: app.id, dyno: first });
  await app.until(() => app.dyno(first) === undefined);
  expect(await processesWith(`DYNO=${first}`)).toEqual([]);
  expect(app.dyno(second)?.state).toBe('up');
});

test('an empty command is refused in plain words', async () => {
  const app = await openApp({ Procfile: 'web: true\n' });
  await expect(run(app, '   ')).rejects.toMatchObject({ code: 'command-missing' });
});
