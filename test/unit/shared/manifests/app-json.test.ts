import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAppJson } from '../../../../shared/manifests/app-json.ts';

const parse = (json: unknown) => parseAppJson(JSON.stringify(json), 'app.json');
const messages = (json: unknown) => parse(json).problems.map(({ level, message }) => `${level}: ${message}`);

describe('env', () => {
  test('a text is a default, and an object says more; required is true unless it says otherwise', () => {
    const { env, problems } = parse({
      env: {
        SIMPLE: 'yes',
        KEY: { description: 'The key.', generator: 'secret' },
        EXTRA: { required: false },
        EMPTY: {},
      },
    });
    expect(problems).toEqual([]);
    expect(env).toEqual([
      { name: 'SIMPLE', description: null, required: true, value: 'yes', generated: false },
      { name: 'KEY', description: 'The key.', required: true, value: null, generated: true },
      { name: 'EXTRA', description: null, required: false, value: null, generated: false },
      { name: 'EMPTY', description: null, required: true, value: null, generated: false },
    ]);
  });

  test('numbers are used as the text they can only mean, with a warning', () => {
    expect(parse({ env: { WORKERS: 3, DEBUG: { value: false } } }).env.map(({ value }) => value)).toEqual(['3', 'false']);
    expect(messages({ env: { WORKERS: 3 } })).toEqual([
      'warning: `env.WORKERS` is refused by Heroku: put the value in quotes.',
    ]);
  });

  test('what is wrong in one var leaves the rest of it, and all others, in use', () => {
    const json = { env: { A: { value: ['x'], description: 'kept' }, B: 'b', 'C D': 'c', E: { generator: 'uuid', hint: 1 } } };
    expect(parse(json).env.map(({ name, value, description }) => [name, value, description])).toEqual([
      ['A', null, 'kept'],
      ['B', 'b', null],
      ['E', null, null],
    ]);
    expect(messages(json)).toEqual([
      'error: `env.A.value` must be text in quotes: it is left out.',
      'error: `env.C D` cannot name a config var: use letters, digits and `_`, first a letter.',
      'warning: `env.E.hint` is nothing that Heroku knows here: it is ignored.',
      'error: `env.E.generator` must be `secret`, the only generator there is: it is left out.',
    ]);
  });
});

test('a formation has quantities, and sizes by any spelling of Heroku\'s', () => {
  const json = {
    formation: {
      web: { quantity: 2, size: 'standard-2x' },
      worker: { quantity: 0 },
      clock: { size: 'basic' },
      mail: { quantity: 1.5 },
      big: { quantity: 1, size: 'huge' },
      release: { quantity: 1 },
    },
  };
  expect(parse(json).formation).toEqual({
    web: { quantity: 2, size: 'Standard-2X' },
    worker: { quantity: 0, size: null },
    big: { quantity: 1, size: null },
  });
  expect(messages(json)).toEqual([
    'error: `formation.clock` has no `quantity`: it is left out.',
    'error: `formation.mail.quantity` must be a whole number from 0 to 100: it is left out.',
    'warning: `formation.big.size` is no dyno size of Heroku: the default size is taken.',
    'error: `formation.release` is no process type that can be scaled: it is left out.',
  ]);
});

test('scripts, buildpacks, and keys that are known but mean nothing here', () => {
  const { postdeploy, buildpacks, problems } = parse({
    name: 'shop',
    scripts: { postdeploy: ' bundle exec rake db:seed ' },
    buildpacks: [{ url: 'heroku/nodejs' }, { url: 'heroku/ruby' }],
    environments: { test: { env: { X: 1 } } },
    addons: ['heroku-postgresql'],
    $schema: 'x',
  });
  expect({ postdeploy, buildpacks, problems }).toEqual({
    postdeploy: 'bundle exec rake db:seed',
    buildpacks: ['heroku/nodejs', 'heroku/ruby'],
    problems: [],
  });
});

test('a key that Heroku refuses is a warning', () => {
  expect(messages({ enviroment: {} })).toEqual(['warning: `enviroment` is nothing that Heroku knows here: it is ignored.']);
});

test('what is no JSON is said with its line, and without its text', () => {
  const { problems } = parseAppJson('{\n  "env": {\n    "KEY": "s3cret" oops\n  }\n}\n', 'app.json');
  expect(problems).toMatchObject([{ level: 'error', line: 3, file: 'app.json' }]);
  expect(problems[0]?.message).not.toContain('s3cret');
  expect(parseAppJson('', 'app.json').problems).toHaveLength(1);
  expect(parseAppJson('\ufeff{"env":{"A":"1"}}', 'app.json').env).toHaveLength(1);
});

test('no JSON whatever makes it throw, and every problem is one short line', () => {
  const keys = fc.constantFrom('env', 'formation', 'scripts', 'buildpacks', 'postdeploy', 'value', 'quantity', '__proto__', 'A');
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.dictionary(keys, tie('tree')), fc.array(tie('tree'))),
  }));
  fc.assert(
    fc.property(tree, (json) => {
      for (const { message } of parse(json).problems) expect(message).toMatch(/^[^\n]{1,200}$/);
    }),
  );
});
