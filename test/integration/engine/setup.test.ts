import { chmod, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySettings } from '../../../electron/engine/storage/settings.ts';
import { parseEnvFile } from '../../../shared/env/env-file.ts';
import { makeEngine, makeFolder, openApp, openFolder, type OpenedApp } from './harness.ts';

const PROCFILE = { Procfile: 'web: exec sleep 1000\nworker: exec sleep 1000\n' };
const read = (app: OpenedApp, file: string): Promise<string> => readFile(join(app.snapshot.folder, file), 'utf8');
const appJson = (json: object): Record<string, string> => ({ 'app.json': JSON.stringify(json) });

describe('app.json', () => {
  const ENV = {
    env: {
      PLAIN: 'a default',
      KEY: { generator: 'secret' },
      NEEDED: { description: 'Ask somebody.' },
      OPTIONAL: { required: false },
      GIVEN: 'x',
    },
  };

  test('offers the config vars that no env file gives yet', async () => {
    const app = await openApp({ ...PROCFILE, ...appJson(ENV), '.env': 'GIVEN=1\n' });
    expect(app.snapshot.setup?.vars.map(({ name }) => name)).toEqual(['PLAIN', 'KEY', 'NEEDED']);
    await writeFile(join(app.snapshot.folder, '.env'), 'GIVEN=1\nNEEDED=1\nPLAIN=1\nKEY=1\n');
    await app.until(({ setup }) => setup === null);
  });

  test('writes what was filled in behind what is there, with a new secret for what is generated', async () => {
    const app = await openApp({ ...PROCFILE, ...appJson(ENV), '.env': '# mine\nGIVEN="1"' });
    await chmod(join(app.snapshot.folder, '.env'), 0o640);
    const vars: [string, string][] = [['PLAIN', "it's a value"], ['NEEDED', 'a b'], ['KEY', '']];
    await app.client.request('setup.apply', { app: app.id, vars });
    const text = await read(app, '.env');
    expect(text).toMatch(/^# mine\nGIVEN="1"\nPLAIN="it's a value"\nNEEDED=["']a b["']\nKEY="?[0-9a-f]{64}"?\n$/);
    expect((await stat(join(app.snapshot.folder, '.env'))).mode & 0o777).toBe(0o640);
    await app.until(({ setup, configVars }) => setup === null && configVars.length === 4);
  });

  test('makes the env file when there is none, for its owner alone, and dynos get its values', async () => {
    const app = await openApp({ Procfile: 'printer: echo got $KEY; exec sleep 1000\n', ...appJson({ env: { KEY: 'abc' } }) });
    await app.client.request('setup.apply', { app: app.id, vars: [['KEY', 'xyz']] });
    expect((await stat(join(app.snapshot.folder, '.env'))).mode & 0o777).toBe(0o600);
    await app.client.request('dynos.start', { app: app.id, target: null });
    await app.line('got xyz');
  });

  test('writes through a link and keeps it', async () => {
    const app = await openApp({ ...PROCFILE, 'real.env': 'A=1\n' });
    await symlink('real.env', join(app.snapshot.folder, '.env'));
    await app.client.request('setup.apply', { app: app.id, vars: [['B', '2']] });
    expect(await read(app, 'real.env')).toBe('A=1\nB=2\n');
  });

  test.each([
    ['a quote that is never closed', "A='open\n", ' #'],
    ['JSON', '{"A": "1"}\n', 'x'],
  ])('nothing that is in an env file is lost by writing to it: %s', async (_, text, value) => {
    const app = await openApp({ ...PROCFILE, '.env': text });
    const before = parseEnvFile(text, '.env').entries.map(({ name, value }) => [name, value]);
    await app.client.request('setup.apply', { app: app.id, vars: [['B', value]] });
    const now = parseEnvFile(await read(app, '.env'), '.env').entries.map(({ name, value }) => [name, value]);
    expect(now).toEqual([...before, ['B', value]]);
  });

  test('refuses an empty value for what is required, a bad name, and a folder that is not trusted', async () => {
    const app = await openApp({ ...PROCFILE, ...appJson(ENV) });
    const apply = (name: string, value: string) => app.client.request('setup.apply', { app: app.id, vars: [[name, value]] });
    await expect(apply('NEEDED', '')).rejects.toThrow('app.json says that NEEDED is required');
    await expect(apply('A B', 'x')).rejects.toMatchObject({ code: 'bad-request' });
    await expect(apply('A\nB', 'x')).rejects.toMatchObject({ code: 'bad-request' });
    const stranger = await openApp({ ...PROCFILE, ...appJson(ENV) }, { trusted: false });
    const asked = stranger.client.request('setup.apply', { app: stranger.id, vars: [['PLAIN', '1']] });
    await expect(asked).rejects.toMatchObject({ code: 'untrusted' });
    await expect(read(stranger, '.env')).rejects.toThrow('ENOENT');
  });

  test('its formation is offered until somebody has set one', async () => {
    const formation = { web: { quantity: 2, size: 'standard-2x' }, worker: { quantity: 0 }, unknown: { quantity: 5 } };
    const app = await openApp({ ...PROCFILE, ...appJson({ formation }) });
    expect(app.snapshot.setup?.formation).toEqual({
      web: { quantity: 2, size: 'Standard-2X' },
      worker: { quantity: 0, size: null },
    });
    await app.client.request('setup.apply', { app: app.id, vars: [], formation: true });
    await app.until(({ setup, dynos }) => setup === null && dynos.map(({ name }) => name).join() === 'web.1,web.2');
    expect(app.snapshot.processTypes.map(({ size }) => size)).toEqual(['Standard-2X', 'Basic']);
  });

  test('a formation that is what runs anyway is not worth a question', async () => {
    const app = await openApp({ ...PROCFILE, ...appJson({ formation: { web: { quantity: 1 } } }) });
    expect(app.snapshot.setup).toBeNull();
  });

  test('postdeploy runs once in a one-off dyno, and is remembered to have', async () => {
    const folder = await makeFolder({ ...PROCFILE, ...appJson({ scripts: { postdeploy: 'echo seeded > seed.txt' } }) });
    const settings = memorySettings();
    const app = await openFolder(makeEngine({ settings }), folder);
    expect(app.snapshot.setup?.postdeploy).toBe('echo seeded > seed.txt');
    const { dyno } = await app.client.request('setup.postdeploy', { app: app.id });
    expect(dyno).toMatch(/^run\.\d+$/);
    await app.untilState(dyno, 'complete');
    expect(await read(app, 'seed.txt')).toBe('seeded\n');
    await app.until(({ setup }) => setup === null);
    const again = await openFolder(makeEngine({ settings }), folder);
    expect(again.snapshot.setup).toBeNull();
  });

  test('postdeploy runs when the first release has succeeded, which is made for it where there is none', async () => {
    const Procfile = 'worker: exec sleep 1000\nrelease: until [ -e go ]; do sleep 0.05; done; echo migrated > table\n';
    const app = await openApp({ Procfile, ...appJson({ scripts: { postdeploy: 'cat table > seed.txt' } }) });
    const postdeploy = () => app.client.request('setup.postdeploy', { app: app.id });
    const started = Promise.all([postdeploy(), postdeploy()]);
    await app.until(({ releases }) => releases?.pending === 1);
    expect(app.snapshot.setup?.postdeploy).toBe('cat table > seed.txt');
    await writeFile(join(app.snapshot.folder, 'go'), '');
    const [{ dyno }, again] = await started;
    expect(again.dyno).toBe(dyno);
    await app.untilState(dyno, 'complete');
    expect(await read(app, 'seed.txt')).toBe('migrated\n');
    await app.until(({ setup, releases }) => setup === null && releases?.current === 1);
    expect(app.dyno('worker.1')?.state).toBe('down');
  });

  test('postdeploy does not run when the first release fails, is still offered, and tries the release again', async () => {
    const Procfile = 'worker: exec sleep 1000\nrelease: test -e table\n';
    const app = await openApp({ Procfile, ...appJson({ scripts: { postdeploy: 'true' } }) });
    const postdeploy = () => app.client.request('setup.postdeploy', { app: app.id });
    await expect(postdeploy()).rejects.toThrow('Release v1 has not succeeded');
    expect(app.snapshot.setup?.postdeploy).toBe('true');
    expect(app.snapshot.dynos.filter(({ type }) => type === 'run')).toEqual([]);
    await writeFile(join(app.snapshot.folder, 'table'), '');
    const { dyno } = await postdeploy();
    await app.untilState(dyno, 'complete');
    await app.until(({ setup, releases }) => setup === null && releases?.current === 2);
  });

  test('"not now" is remembered', async () => {
    const folder = await makeFolder({ ...PROCFILE, ...appJson({ env: { A: 'a' } }) });
    const settings = memorySettings();
    const app = await openFolder(makeEngine({ settings }), folder);
    await app.client.request('setup.dismiss', { app: app.id });
    await app.until(({ setup }) => setup?.dismissed === true);
    const again = await openFolder(makeEngine({ settings }), folder);
    expect(again.snapshot.setup?.dismissed).toBe(true);
  });

  test('its mistakes are problems of the app', async () => {
    const app = await openApp({ ...PROCFILE, 'app.json': '{' });
    expect(app.snapshot.problems).toMatchObject([{ file: 'app.json', level: 'error' }]);
    expect(app.snapshot.setup).toBeNull();
    await writeFile(join(app.snapshot.folder, 'app.json'), '{}');
    await app.until(({ problems }) => problems.length === 0);
  });
});

describe('heroku.yml', () => {
  const YML = 'setup:\n  config:\n    BUCKET: b\nrelease:\n  command: [echo migrated]\nrun:\n  worker: echo from $DYNO; exec sleep 1000\n';

  test('runs where there is no Procfile, and says where its commands are from', async () => {
    const app = await openApp({ 'heroku.yml': YML });
    expect(app.snapshot).toMatchObject({
      procfile: 'heroku.yml',
      problems: [],
      processTypes: [
        { name: 'worker', line: 7, inFormation: true },
        { name: 'release', command: 'echo migrated', line: 5, inFormation: false },
      ],
    });
    expect(app.snapshot.setup).toMatchObject({ vars: [{ name: 'BUCKET', value: 'b', required: false }], proposals: [] });
    await app.client.request('dynos.start', { app: app.id, target: null });
    await app.line('migrated');
    await app.line('from worker.1');
  });

  test('gives way to a Procfile as soon as there is one', async () => {
    const app = await openApp({ 'heroku.yml': YML });
    await writeFile(join(app.snapshot.folder, 'Procfile'), 'clock: exec sleep 1000\n');
    await app.until(({ procfile, processTypes }) => procfile === 'Procfile' && processTypes[0]?.name === 'clock');
    await rm(join(app.snapshot.folder, 'Procfile'));
    await app.until(({ procfile }) => procfile === 'heroku.yml');
  });

  test('does not stand in for a Procfile that was named', async () => {
    const app = await openApp({ 'heroku.yml': YML }, { open: { procfile: 'Procfile.dev' } });
    expect(app.snapshot.processTypes).toEqual([]);
    expect(app.snapshot.problems).toMatchObject([{ file: 'Procfile.dev' }]);
  });
});

describe('Without a Procfile', () => {
  const NODE = { 'package.json': '{"scripts":{"start":"node ."}}' };

  test('Heroku\'s default is proposed, and one request writes it', async () => {
    const app = await openApp(NODE);
    expect(app.snapshot.setup?.proposals).toMatchObject([
      { language: 'Node.js', buildpack: 'heroku/nodejs', types: [{ name: 'web', command: 'npm start' }] },
    ]);
    const types: [string, string][] = [['web', 'npm start'], ['worker', ' node worker.js ']];
    await app.client.request('setup.writeProcfile', { app: app.id, types });
    expect(await read(app, 'Procfile')).toBe('web: npm start\nworker: node worker.js\n');
    await app.until(({ setup, processTypes }) => setup === null && processTypes.length === 2);
  });

  test('proposals follow what is in the folder, as long as there is no Procfile', async () => {
    const app = await openApp({ 'README': '' });
    const { folder } = app.snapshot;
    const until = (commands: (string | undefined)[]) => {
      const isShown = (command: string | undefined, at: number) => app.snapshot.setup?.proposals[at]?.types[0]?.command === command;
      return app.until(({ setup }) => (setup?.proposals.length ?? 0) === commands.length && commands.every(isShown));
    };
    await until([]);
    await writeFile(join(folder, 'package.json'), '{"scripts":{"dev":"vite"}}');
    await until(['npm run dev']);
    await writeFile(join(folder, 'package.json'), NODE['package.json']);
    await until(['npm start']);
    await writeFile(join(folder, 'go.mod'), 'module x\n');
    await until(['npm start', undefined]);
    await mkdir(join(folder, 'cmd'));
    await mkdir(join(folder, 'cmd/server'));
    await until(['npm start', 'go run ./cmd/server']);
    await rename(join(folder, 'cmd'), join(folder, 'old'));
    await until(['npm start', undefined]);
    await mkdir(join(folder, 'cmd'));
    await until(['npm start', undefined]);
    await mkdir(join(folder, 'cmd/worker'));
    await until(['npm start', 'go run ./cmd/worker']);
    await rm(join(folder, 'package.json'));
    await until(['go run ./cmd/worker']);
  });

  test('a Procfile that is there is never written over, not even through a link to nowhere', async () => {
    const app = await openApp(PROCFILE);
    const write = () => app.client.request('setup.writeProcfile', { app: app.id, types: [['web', 'x']] });
    await expect(write()).rejects.toThrow('exists already');
    expect(await read(app, 'Procfile')).toBe(PROCFILE.Procfile);
    await rm(join(app.snapshot.folder, 'Procfile'));
    await symlink('nowhere', join(app.snapshot.folder, 'Procfile'));
    await expect(write()).rejects.toThrow('exists already');
  });

  test.each<[string, [string, string][]]>([
    ['a name that is none', [['we b', 'true']]],
    ['no command', [['web', ' ']]],
    ['a command of two lines', [['web', 'true\nrelease: rm -rf x']]],
    ['a type twice', [['web', 'true'], ['web', 'false']]],
  ])('%s is refused, and nothing is written', async (_, types) => {
    const app = await openApp(NODE);
    await expect(app.client.request('setup.writeProcfile', { app: app.id, types })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(read(app, 'Procfile')).rejects.toThrow('ENOENT');
  });
});
