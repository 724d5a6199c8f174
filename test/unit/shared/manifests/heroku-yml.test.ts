import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHerokuYml } from '../../../../shared/manifests/heroku-yml.ts';

const parse = (text: string) => parseHerokuYml(text, 'heroku.yml');

const WHOLE = `setup:
  addons:
    - plan: heroku-postgresql
  config:
    BUCKET: example
    LIMIT: 5
build:
  docker:
    web: Dockerfile
    worker: worker/Dockerfile
    nightly: Dockerfile
release:
  image: worker
  command:
    - ./deployment-tasks.sh
    - ./second.sh
run:
  web: bundle exec puma -C config/puma.rb
  worker:
    command:
      - python myworker.py
    image: web
`;

test('run in both forms, and release, are process types with their lines', () => {
  expect(parse(WHOLE).processTypes).toEqual([
    { name: 'web', command: 'bundle exec puma -C config/puma.rb', line: 18 },
    { name: 'worker', command: 'python myworker.py', line: 19 },
    { name: 'release', command: './deployment-tasks.sh && ./second.sh', line: 14 },
  ]);
});

test('setup.config gives defaults of config vars', () => {
  const { config, problems } = parse(WHOLE);
  expect(config).toEqual([
    { name: 'BUCKET', value: 'example' },
    { name: 'LIMIT', value: '5' },
  ]);
  expect(problems).toEqual([]);
});

test('that build is ignored is said in one sentence, with the types that only an image knows', () => {
  const { processProblems } = parse(WHOLE);
  expect(processProblems).toEqual([
    {
      file: 'heroku.yml',
      line: 7,
      level: 'warning',
      message:
        '`build` is ignored: no images are built here, and the commands of `run` run as they are. ' +
        'Only its image knows what runs as `nightly`: add it to `run`.',
    },
  ]);
});

test('bad parts are left out with their line, and the rest is used', () => {
  const { processTypes, processProblems, problems } = parse(
    'run:\n  "a b": echo\n  image: { image: web }\n  web: echo web\n  list: [1]\nsetup:\n  config: [A]\nextra: 1\n',
  );
  expect(processTypes.map(({ name }) => name)).toEqual(['web']);
  expect(processProblems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '2 `run.a b` cannot name a process type: it is left out.',
    '3 `run.image` has no command, and its image is not built here: it is left out.',
    '5 `run.list` must be a command, or a list of commands: it is left out.',
  ]);
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '7 `setup.config` must be a list of names with values: it is left out.',
    '8 `extra` is nothing that Heroku knows here: it is ignored.',
  ]);
});

test('what is no YAML is said with its line, and nothing of it is used', () => {
  const { processTypes, problems } = parse('run:\n  web: a: b\n');
  expect(processTypes).toEqual([]);
  expect(problems).toMatchObject([{ line: 2, level: 'error' }]);
});

test('aliases that multiply are refused', () => {
  const levels = Array.from({ length: 9 }, (_, index) => {
    const item = index === 0 ? 'lol' : `*a${index - 1}`;
    return `a${index}: &a${index} [${Array.from({ length: 9 }, () => item).join(', ')}]`;
  });
  expect(parse(levels.join('\n')).problems).toMatchObject([{ level: 'error', line: null }]);
});

test('an empty file and a bare word say nothing to run', () => {
  expect(parse('').processTypes).toEqual([]);
  expect(parse('hello').problems).toHaveLength(1);
});

test('no text whatever makes it throw', () => {
  const piece = fc.constantFrom('run:', 'release:', '\n', '  ', 'web', ': ', '- ', '&a', '*a', '<<', '{', ']', '"', '|', '?', '#', '!!');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      for (const { message } of parse(pieces.join('')).problems) expect(message).toMatch(/^[^\n]{1,200}$/);
    }),
  );
});
