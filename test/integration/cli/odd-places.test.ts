import { execFileSync } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listenForCommands } from '../../../electron/server/transport/socket-server.ts';
import { CONTRACT_VERSION, type Channel } from '../../../shared/contract/wire.ts';
import { makePlace, type Place } from './place.ts';

const PROCFILE = 'worker: echo hello; exec sleep 1000\n';

/** A file where Dynodeck wants a folder: not even root can write there. */
async function fileInTheWay(place: Place): Promise<string> {
  const file = join(place.folder, '../taken');
  await writeFile(file, '');
  return file;
}

describe('An env file that is a named pipe nobody writes to', () => {
  test.each([
    [['check'], 0, 'stdout', /\.env: error: It is a named pipe that nobody wrote to within 3 seconds, so it was not read\./],
    [['config'], 0, 'stderr', /^\.env: It cannot be read, so it gives no config vars\.\n$/],
    [['config:set', 'A=1'], 1, 'stderr', /\.env is not a regular file\. Name another env file\./],
  ] as const)('keeps %j from nothing but its values', async (args, status, stream, sentence) => {
    const place = await makePlace({ Procfile: PROCFILE });
    execFileSync('mkfifo', [join(place.folder, '.env')]);
    const outcome = await place.run([...args]);
    expect(stream === 'stdout' ? outcome.text : outcome.stderr).toMatch(sentence);
    expect(outcome.status).toBe(status);
  });

  test('is no Procfile either', async () => {
    const place = await makePlace({});
    execFileSync('mkfifo', [join(place.folder, 'Procfile')]);
    const { status, text } = await place.run(['check']);
    expect({ status, text }).toEqual({ status: 1, text: expect.stringContaining('Procfile: error: It is a named pipe that nobody wrote to') });
  });
});

describe('A link to a file that is not there', () => {
  const sentence = 'It is a link to ../shared.env, which is not there, so it was not read. Mend or remove the link.';

  test('is told in one line as an env file, and the app runs all the same', async () => {
    const place = await makePlace({ Procfile: 'worker: echo hello\n' });
    await symlink('../shared.env', join(place.folder, '.env'));
    const { text, stderr } = await place.run(['local', '--on-exit', 'leave']);
    expect(stderr.split('\n').filter((line) => line.includes('.env'))).toEqual([`.env: ${sentence}`]);
    expect(text).toMatch(/worker\.1 +\| hello\n/);
    expect((await place.run(['check'])).text).toContain(`.env: error: ${sentence}\n`);
    expect((await place.run(['config'])).stderr).toBe('.env: It cannot be read, so it gives no config vars.\n');
  });

  test('is no missing Procfile', async () => {
    const place = await makePlace({});
    await symlink('elsewhere', join(place.folder, 'Procfile'));
    const { status, stderr } = await place.run(['local']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('Procfile: It is a link to elsewhere') });
  });
});

describe('A current folder', () => {
  test.each([
    ['that has been deleted', `mkdir gone; cd gone; rmdir ../gone`, 'The current folder has been deleted'],
    ['whose name is not UTF-8', `mkdir $'x\\xff'; cd $'x\\xff'`, 'The name of the current folder is not UTF-8'],
  ])('%s is named as the reason', async (_, enter, sentence) => {
    const place = await makePlace({});
    const { status, stderr } = await place.shell(`${enter}; dynodeck ps`).ended;
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(`dynodeck: ${sentence}`) });
  });
});

describe('A state folder that cannot be written', () => {
  test('leaves an app running, and says what is not remembered and why', async () => {
    const place = await makePlace({ Procfile: 'worker: echo hello\n' });
    const env = { DYNODECK_USER_DATA: await fileInTheWay(place) };
    const { ended } = place.start(['local', '--on-exit', 'leave'], { env });
    const { status, text, stderr } = await ended;
    expect(status).toBe(0);
    expect(stderr).toMatch(/remembers nothing this time, as .*taken cannot be used: there is a file of that name\.\n/);
    expect(text).toContain('The release cannot be written to the ledger: its folder is a file. Nothing was released.');
    expect(text).toMatch(/worker\.1 +\| hello\n/);
  });

  test('is no reason to say that env files are as they were when they are not', async () => {
    const place = await makePlace({ Procfile: PROCFILE, '.env': 'A=1\n' });
    const env = { DYNODECK_USER_DATA: await fileInTheWay(place) };
    const { status, stderr } = await place.run(['config:set', 'A=2'], { env });
    expect(status).toBe(1);
    expect(stderr).toContain('dynodeck: The env files are changed, and no dyno was restarted. The release cannot be');
    expect(await readFile(join(place.folder, '.env'), 'utf8')).toBe('A=2\n');
  });

  test('is told by a command that wants to remember something', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    const env = { DYNODECK_USER_DATA: await fileInTheWay(place) };
    const { status, stderr } = await place.run(['drains:add', 'https://drain.example/'], { env });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^dynodeck: The drains were left as they are, as .* cannot be written: its folder is a file\.\n$/);
  });
});

describe('Engines', () => {
  test('are not looked for in a runtime folder that is a file', async () => {
    const place = await makePlace({});
    const env = { XDG_RUNTIME_DIR: await fileInTheWay(place) };
    expect(await place.run(['run', 'echo hi'], { env })).toMatchObject({ status: 0, text: 'hi\n' });
  });

  test('that are stopped with Ctrl-Z hold up no other command for good, which names the process', async () => {
    const place = await makePlace({ Procfile: PROCFILE });
    const { child } = await place.local([], /hello/);
    child.kill('SIGSTOP');
    const { status, stderr } = await place.run(['ps']);
    expect(status).toBe(1);
    expect(stderr).toContain(`dynodeck: Process ${child.pid}, which has apps open, does not answer and is left out.`);
    child.kill('SIGCONT');
    expect((await place.run(['ps'])).text).toContain('worker.1: up');
  });
});

test('An engine of another version of Dynodeck is left out, and is named', async () => {
  const place = await makePlace({ Procfile: PROCFILE });
  await mkdir(place.env['XDG_RUNTIME_DIR'] ?? '', { recursive: true });
  const serve = (channel: Channel): void =>
    channel.onMessage((message) => {
      if (message.kind !== 'request') return;
      const result = message.method === 'engine.info' ? { version: '99.0.0', contract: CONTRACT_VERSION + 1 } : [];
      channel.send({ kind: 'result', id: message.id, result });
    });
  const server = await listenForCommands(serve, () => {}, place.env);
  onTestFinished(async () => void (await server?.close()));
  const { status, stderr } = await place.run(['ps']);
  expect(status).toBe(1);
  const named = `dynodeck: Process ${process.pid} runs Dynodeck 99.0.0`;
  expect(stderr).toContain(`${named}, which this command cannot talk to: it is left out.`);
});

test('Attaching to a dyno that is not there ends with the reason', async () => {
  const place = await makePlace({ Procfile: PROCFILE });
  await place.local([], /hello/);
  const { status, stderr } = await place.run(['attach', 'nope.1']);
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('dynodeck: There is no dyno nope.1') });
});

test('A config var with which Linux starts no program is named', async () => {
  const place = await makePlace({ Procfile: PROCFILE, '.env': `BIG=${'x'.repeat(128 * 1024)}\n` });
  const { status, stderr } = await place.run(['run', 'echo hi']);
  expect(stderr).toMatch(/^dynodeck: The value of BIG is longer than the 128 KiB with which Linux starts a program\. Put/);
  expect(status).toBe(1);
});

test('Config vars that are too much together are told with what is largest', async () => {
  const vars = Array.from({ length: 39 }, (_, index) => `V${index}=${'x'.repeat(100 * 1024)}\n`);
  const place = await makePlace({ Procfile: PROCFILE, '.env': vars.join('') });
  const { text, stderr } = await place.shell('ulimit -s 8192; dynodeck run "echo hi"').ended;
  expect(stderr).toMatch(/^dynodeck: The command and all variables take \d+ KiB, more than the 2048 KiB .*largest is V\d+ \(/);
  expect(text).toBe('');
});
