import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Command, makePlace, type Place } from '../cli/place.ts';

const SAYS_A = 'worker: echo "a=[$A]"; exec sleep 1000\n';

/** An env file that is a named pipe, with a writer for each time it is opened, as password managers serve one. */
async function servedPipe(place: Place, name: string): Promise<string> {
  const path = join(place.folder, name);
  execFileSync('mkfifo', [path]);
  return path;
}

/** Serves a text to the next reader; says so when it has been read. */
function serve(place: Place, text: string): Command {
  const writer = place.shell(`printf '${text}' > .env; echo served`);
  onTestFinished(() => void writer.child.kill('SIGKILL'));
  return writer;
}

/** Once the engine knows of the process type `clock`, which was written into the Procfile. */
async function untilFilesAreRead(place: Place): Promise<void> {
  await place.shell('until dynodeck ps:scale | grep -q clock; do sleep 0.1; done').ended;
}

async function ends(command: Command): Promise<void> {
  command.child.kill('SIGTERM');
  await command.ended;
}

describe('An env file that is a named pipe', () => {
  test('gives its config vars to the dynos, and is read once', async () => {
    const place = await makePlace({ Procfile: SAYS_A });
    await servedPipe(place, '.env');
    const first = serve(place, 'A=first\\n');
    const local = await place.local([], /a=\[first\]/);
    await first.ended;
    const second = serve(place, 'A=second\\n');
    // Another file changes, so that all are looked at again; then a dyno starts again, and its config vars are shown.
    await writeFile(join(place.folder, 'Procfile'), `${SAYS_A}clock: exec sleep 1000\n`);
    await untilFilesAreRead(place);
    expect((await place.run(['ps:restart', 'worker'])).status).toBe(0);
    await local.until(/a=\[first\][^]*a=\[first\]/);
    expect((await place.run(['config:get', 'A'])).text).toBe('first\n');
    expect(second.text).toBe('');
    await ends(local);
  });

  test('may come in pieces, and later than its reader', async () => {
    const place = await makePlace({});
    await servedPipe(place, '.env');
    const writer = place.shell('sleep 1; { echo A=1; sleep 1; echo B=2; } > .env');
    const { text } = await place.run(['run', 'echo "$A$B"']);
    expect(text).toBe('12\n');
    await writer.ended;
  });

  test('is not read for a key that is pressed', async () => {
    const place = await makePlace({ Procfile: SAYS_A });
    await servedPipe(place, '.env');
    const writer = serve(place, 'A=1\\n');
    expect((await place.run(['__complete', '--', 'config:get', ''])).status).toBe(0);
    expect(writer.text).toBe('');
  });

  test('is left as it is by config:set, and by its reader’s giving up', async () => {
    const place = await makePlace({});
    const path = await servedPipe(place, '.env');
    const writer = place.shell('echo A=1 > .env; echo served');
    const { status, stderr } = await place.run(['config:set', 'A=2']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('.env is not a regular file.') });
    expect(execFileSync('stat', ['-c', '%F', path], { encoding: 'utf8' })).toBe('fifo\n');
    writer.child.kill('SIGKILL');
  });

  test('that never ends is given up with a sentence when it is too large', async () => {
    const place = await makePlace({});
    await servedPipe(place, '.env');
    const writer = place.shell('exec cat /dev/zero > .env');
    const { text, status } = await place.run(['check', '--json']);
    expect(JSON.parse(text).problems).toContainEqual(
      expect.objectContaining({ file: '.env', message: 'It gives more than 4 MiB, so it was not read.' }),
    );
    expect(status).toBe(1);
    await writer.ended;
  });

  test('becomes a file, which is watched from then on', async () => {
    const place = await makePlace({ Procfile: SAYS_A });
    const path = await servedPipe(place, '.env');
    serve(place, 'A=piped\\n');
    const local = await place.local([], /a=\[piped\]/);
    await writeFile(`${path}.new`, 'A=filed\n');
    await rename(`${path}.new`, path);
    // The pipe was not watched: what is there now is seen with the next change of another file.
    await writeFile(join(place.folder, 'Procfile'), `${SAYS_A}clock: exec sleep 1000\n`);
    await untilFilesAreRead(place);
    await writeFile(path, 'A=changed\n');
    const restarts = place.shell('while dynodeck ps:restart worker; do sleep 0.3; done');
    await local.until(/a=\[changed\]/);
    await ends(local);
    await restarts.ended;
  });
});

describe('A process substitution', () => {
  test.each([
    ['as an env file of local', `dynodeck local --on-exit stop -e <(echo A=secret) | grep -c 'a=\\[secret\\]'`, '1\n'],
    ['as one of several', `echo B=2 > .env; dynodeck run -e .env,<(echo A=1),<(echo C=3) 'echo "$A$B$C"'`, '123\n'],
    ['as an env file of run', `dynodeck run -e <(sleep 1; echo A=late) 'echo $A'`, 'late\n'],
    ['as an env file of config', `dynodeck config:get A -e <(echo A=shown)`, 'shown\n'],
    ['as a Procfile', `dynodeck local --on-exit stop -f <(echo 'web: echo from the pipe') | grep -c '| from the pipe'`, '1\n'],
    ['that gives nothing', `dynodeck run -e <(true) 'echo "[$A]"'`, '[]\n'],
    ['as stdin', `echo A=piped | dynodeck run -e /dev/stdin 'echo $A'`, 'piped\n'],
    ['as a descriptor of a file', `echo A=file > x; dynodeck run -e /dev/fd/7 'echo $A' 7< x`, 'file\n'],
  ])('%s is read by the process that has it', async (_, line, expected) => {
    const place = await makePlace({ Procfile: 'worker: echo "a=[$A]"\n' });
    const { text, stderr } = await place.shell(line).ended;
    expect({ text, stderr }).toEqual({ text: expected, stderr: expect.not.stringContaining('not read') });
  });

  test('is read beside an app that is open, with its own files', async () => {
    const place = await makePlace({ Procfile: SAYS_A, '.env': 'A=of the file\n' });
    await place.local([], /a=\[of the file\]/);
    expect((await place.shell(`dynodeck run -e <(echo A=mine) 'echo $A'`).ended).text).toBe('mine\n');
    expect((await place.shell(`dynodeck config:get A -e <(echo A=mine)`).ended).text).toBe('mine\n');
  });

  test('through a socket is read, too', async () => {
    const place = await makePlace({});
    // Node gives its children sockets for pipes.
    expect((await place.run(['run', '-e', '/dev/stdin', 'echo $A'], { input: 'A=socket\n' })).text).toBe('socket\n');
  });

  test('cannot be changed, nor passed to the window', async () => {
    const place = await makePlace({});
    const set = await place.shell('dynodeck config:set A=1 -e <(echo A=2)').ended;
    expect(set.stderr).toMatch(/\/dev\/fd\/\d+ is not a regular file\./);
    const opened = await place.shell('dynodeck . -e <(echo A=2)').ended;
    expect({ status: opened.status, stderr: opened.stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/\/dev\/fd\/\d+ is open in this command alone/),
    });
  });
});

test.each([
  ['/dev/null gives nothing', '/dev/null', []],
  ['a device without end is given up', '/dev/zero', ['It gives more than 4 MiB, so it was not read.']],
])('As an env file %s', async (_, file, messages) => {
  const place = await makePlace({ Procfile: SAYS_A });
  const { text } = await place.run(['check', '--json', '-e', file]);
  expect(JSON.parse(text).problems.map(({ message }: { message: string }) => message)).toEqual(messages);
});

test('A socket on disk is no env file', async () => {
  const place = await makePlace({ Procfile: SAYS_A });
  const server = createServer().listen(join(place.folder, 'agent.sock'));
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  await symlink('agent.sock', join(place.folder, '.env'));
  const { text } = await place.run(['check', '--json']);
  expect(JSON.parse(text).problems).toEqual([
    { file: '.env', line: null, level: 'error', message: 'It is a socket, so it was not read.' },
  ]);
});

const LATIN_1 = Buffer.from('A=caf\xe9\n# \xe9t\xe9\nB=ok\n', 'latin1');

describe('An env file in Latin-1', () => {
  test('keeps all lines but those with other bytes, which are named', async () => {
    const place = await makePlace({ Procfile: SAYS_A });
    await writeFile(join(place.folder, '.env'), LATIN_1);
    const { env, problems } = JSON.parse((await place.run(['check', '--json'])).text);
    expect(env).toEqual({ B: 'ok' });
    expect(problems).toEqual([
      expect.objectContaining({ line: 1, level: 'error', message: expect.stringContaining('not in UTF-8 but in Latin-1') }),
      expect.objectContaining({ line: 2, level: 'warning' }),
    ]);
  });

  test('keeps every byte when it is to be changed', async () => {
    const place = await makePlace({});
    await writeFile(join(place.folder, '.env'), LATIN_1);
    const { status, stderr } = await place.run(['config:set', 'B=2']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('.env is not UTF-8') });
    expect(await readFile(join(place.folder, '.env'))).toEqual(LATIN_1);
  });

  test('is not imported', async () => {
    const place = await makePlace({ '.env': 'C=3\n' });
    await writeFile(join(place.folder, 'vars'), LATIN_1);
    const { status, stderr } = await place.run(['config:import', 'vars', '--yes']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('Nothing was imported.') });
    expect(await readFile(join(place.folder, '.env'), 'utf8')).toBe('C=3\n');
  });
});

test('A Procfile in Latin-1 keeps all lines but those with other bytes', async () => {
  const place = await makePlace({});
  await writeFile(join(place.folder, 'Procfile'), Buffer.from('# \xe9\nweb: echo \xe9\nworker: w\n', 'latin1'));
  const { processes, problems } = JSON.parse((await place.run(['check', '--json'])).text);
  expect(processes).toEqual([{ name: 'worker', command: 'w', line: 3 }]);
  expect(problems).toEqual([expect.objectContaining({ line: 2, message: expect.stringContaining('not in UTF-8') })]);
});

describe.each([
  ['little', (text: string) => Buffer.from(text, 'utf16le')],
  ['big', (text: string) => Buffer.from(text, 'utf16le').swap16()],
])('A file in UTF-16 of %s endian with its mark', (_, encode) => {
  test('is read, and changed in its encoding', async () => {
    const place = await makePlace({});
    await writeFile(join(place.folder, 'Procfile'), encode('\ufeffworker: echo "[$A]"\r\n'));
    await writeFile(join(place.folder, '.env'), encode('\ufeff# é\r\nA=é🎉\r\n'));
    const { env, processes, problems } = JSON.parse((await place.run(['check', '--json'])).text);
    expect({ env, processes }).toEqual({ env: { A: 'é🎉' }, processes: [{ name: 'worker', command: 'echo "[$A]"', line: 1 }] });
    expect(problems.map(({ file, level }: { file: string; level: string }) => [file, level])).toEqual([
      ['Procfile', 'warning'],
      ['.env', 'warning'],
    ]);
    expect((await place.run(['config:set', 'B=ü'])).status).toBe(0);
    expect(await readFile(join(place.folder, '.env'))).toEqual(encode("\ufeff# é\r\nA=é🎉\r\nB='ü'\r\n"));
  });
});

test.each([
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), /^It is in UTF-32, so it was not read\. Save it as UTF-8\.$/],
  ['UTF-16 without a mark', Buffer.from('A=1\n', 'utf16le'), /NUL character.*UTF-16, save it as UTF-8/],
])('An env file in %s gives nothing, and is named', async (_, bytes, message) => {
  const place = await makePlace({ Procfile: SAYS_A });
  await writeFile(join(place.folder, '.env'), bytes);
  const { env, problems } = JSON.parse((await place.run(['check', '--json'])).text);
  expect(env).toEqual({});
  expect(problems[0].message).toMatch(message);
});

test('heroku.yml and app.json with other bytes are left out, with the line', async () => {
  const place = await makePlace({});
  await writeFile(join(place.folder, 'heroku.yml'), Buffer.from('run:\n  web: echo \xe9\n', 'latin1'));
  const { status, stderr } = await place.run(['local']);
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('There is no Procfile here') });
});

describe('A file with nearly the right name', () => {
  test.each([
    ['procfile', 'Procfile'],
    ['PROCFILE', 'Procfile'],
    ['Procfile.txt', 'Procfile'],
    ['Porcfile', 'Procfile'],
    ['Profile', 'Procfile'],
    ['Procfile.dev', 'Procfile'],
  ])('%s is named where there is no %s', async (name) => {
    const place = await makePlace({ [name]: SAYS_A });
    const sentence = `only \`${name}\`: rename it, or name it with -f.`;
    expect((await place.run(['local'])).stderr).toBe(`dynodeck: There is no Procfile here, ${sentence}\n`);
    expect((await place.run(['check'])).text).toContain(`Procfile: error: There is no such file, ${sentence}\n`);
  });

  test.each(['.env.txt', 'env', '.ENV', '.evn', 'env.txt'])('%s is named where there is no .env', async (name) => {
    const place = await makePlace({ Procfile: 'worker: true\n', [name]: 'A=1\n' });
    const { stderr } = await place.run(['local', '--on-exit', 'stop']);
    expect(stderr).toContain(`.env: There is no such file, so it gives no config vars. There is \`${name}\`: rename it`);
    expect((await place.run(['check'])).text).toContain(`.env: warning: There is no such file, only \`${name}\``);
  });

  test('is not looked for beside the right one, nor are folders, copies and templates', async () => {
    const place = await makePlace({
      ...{ Procfile: SAYS_A, procfile: SAYS_A, 'Procfile.dev': SAYS_A },
      ...{ '.env~': 'A=1\n', '.env.example': 'A=\n', '.env.local': 'A=1\n', 'env/x': '' },
    });
    expect(JSON.parse((await place.run(['check', '--json'])).text).problems).toEqual([]);
  });
});
