import { describe, expect, test } from 'vitest';
import { check, type CheckInput } from '../../../shared/manifests/check.ts';
import { envCases, procfileCases, runCases } from '../../unit/shared/conformance-cases.ts';
import { makePlace } from './place.ts';

interface Case {
  id: string;
  input: CheckInput;
}

function inputOf(parts: Partial<{ procfile: string; env: string; list: string; port: number; shellPort: string }>): CheckInput {
  return {
    procfile: { file: 'Procfile', text: parts.procfile ?? 'web: true\n' },
    envFiles: parts.env === undefined ? [] : [{ file: '.env', text: parts.env }],
    processList: parts.list ?? null,
    chosenPort: parts.port ?? null,
    shellPort: parts.shellPort,
  };
}

/** What the parsers make of each is tested where they are; here, that the command gives them what they get there. */
const cases: Case[] = [
  ...procfileCases.map(({ id, input }) => ({ id, input: inputOf({ procfile: input }) })),
  ...envCases.map(({ id, input }) => ({ id, input: inputOf({ env: input }) })),
  ...runCases.map(({ id, input }) => {
    const { procfile_names: names, dotenv: env, port, envPORT: shellPort } = input;
    const list = input.formation ?? input.select?.join(',');
    const procfile = names.map((name) => `${name}: sleep 1\n`).join('');
    return {
      id,
      input: inputOf({
        procfile,
        ...(env === undefined ? {} : { env }),
        ...(list === undefined ? {} : { list }),
        ...(port === undefined ? {} : { port }),
        ...(shellPort === undefined ? {} : { shellPort }),
      }),
    };
  }),
];

describe('dynodeck check --json', () => {
  test.each(cases)('says of $id what the parsers say', async ({ input }) => {
    const files = [...(input.procfile ? [input.procfile] : []), ...input.envFiles];
    const place = await makePlace(Object.fromEntries(files.map(({ file, text }) => [file, text])));
    const port = input.chosenPort === null ? [] : ['-p', String(input.chosenPort)];
    const list = input.processList === null ? [] : [input.processList];
    const { text, status, stderr } = await place.run(['check', '--json', ...list, ...port], { env: { PORT: input.shellPort } });
    const { usable, ...expected } = check(input);
    expect(stderr).toBe('');
    expect(JSON.parse(text)).toEqual(expected);
    expect(status).toBe(usable ? 0 : 1);
  });
});

describe('dynodeck check', () => {
  test('lists process types, ports and problems as people read them', async () => {
    const place = await makePlace({ Procfile: 'web: npm start\nnonsense\nworker: node worker.js\n' });
    const { text, status } = await place.run(['check', 'web=2,worker', '-p', '3000']);
    expect(text).toMatch(
      /^valid Procfile detected \(web, worker\)\n\nweb\.1 {5}3000\nweb\.2 {5}3001\nworker\.1 {2}3100\n\nProcfile:2: error: .+\n$/,
    );
    expect(status).toBe(0);
  });

  test('goes by heroku.yml and the formation of app.json where there is no Procfile, and by neither where there is one', async () => {
    const files = {
      'heroku.yml': 'run:\n  web: npm start\n  worker: node worker.js\n  clock: node clock.js\nrelease:\n  command: [migrate]\n',
      'app.json': '{"formation":{"web":{"quantity":2},"worker":{"quantity":0}}}',
    };
    const place = await makePlace(files);
    const { text, status } = await place.run(['check', '-p', '3000']);
    expect(text).toBe('valid heroku.yml detected (web, worker, clock, release)\n\nweb.1    3000\nweb.2    3001\nclock.1  3200\n');
    expect(status).toBe(0);
    const json = await place.run(['check', '--json', '-p', '3000', 'worker']);
    expect(JSON.parse(json.text)).toEqual({
      processes: [
        { name: 'web', command: 'npm start', line: 2 },
        { name: 'worker', command: 'node worker.js', line: 3 },
        { name: 'clock', command: 'node clock.js', line: 4 },
        { name: 'release', command: 'migrate', line: 6 },
      ],
      ports: { 'worker.1': 3000 },
      env: {},
      problems: [],
    });
    expect(await place.run(['check', '-f', 'Procfile'])).toMatchObject({ status: 1, text: expect.stringContaining('no usable Procfile') });
    const withProcfile = await makePlace({ ...files, Procfile: 'web: true\n' });
    const checked = await withProcfile.run(['check', '-p', '3000']);
    expect(checked.text).toBe('valid Procfile detected (web)\n\nweb.1  3000\n');
  });

  test('tells the problems of heroku.yml and app.json where they count', async () => {
    const place = await makePlace({ 'heroku.yml': 'run:\n  web: npm start\nrunn: {}\n', 'app.json': '{"formation":{"web":{}}}' });
    const { text, status } = await place.run(['check', '-p', '3000']);
    expect(text).toMatch(/^valid heroku\.yml detected \(web\)\n\nweb\.1 {2}3000\n\nheroku\.yml:3: warning: .+\napp\.json.*: error: .+\n$/);
    expect(status).toBe(0);
    const useless = await makePlace({ 'heroku.yml': 'build: {}\n' });
    expect(await useless.run(['check'])).toMatchObject({ status: 1, text: expect.stringContaining('Procfile: error: There is no Procfile') });
  });

  test('fails where there is no Procfile, or only a folder of that name', async () => {
    const place = await makePlace({ 'folder/file': '' });
    expect(await place.run(['check'])).toMatchObject({ status: 1, text: expect.stringMatching(/Procfile: error: There is no Procfile/) });
    expect(await place.run(['check', '-f', 'folder'])).toMatchObject({ status: 1, text: expect.stringMatching(/folder: error: It is a folder/) });
  });

  test('reports a folder among the env files and reads the others', async () => {
    const place = await makePlace({ Procfile: 'web: true\n', 'folder/file': '', 'a.env': 'A=1\n' });
    const { text, status } = await place.run(['check', '--json', '-e', 'a.env,folder']);
    expect(JSON.parse(text)).toMatchObject({ env: { A: '1' }, problems: [{ file: 'folder', line: null, level: 'error' }] });
    expect(status).toBe(0);
  });
});
