import { readFileSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makePlace, type Place } from './place.ts';

const GOLDEN = readFileSync(join(import.meta.dirname, '../../fixtures/golden/config.txt'), 'utf8');
const GOLDEN_COMMANDS = [...GOLDEN.matchAll(/^\$ heroku (.*)\n/gm)].map(([line, command = '']) => ({ line, command }));
/** Milliseconds in which one command comes to an end on a busy machine: the time limit of a test is meant for a few. */
const COMMAND_MS = 15_000;
const ENV = [
  'DATABASE_URL=postgres://u:p@h:5432/d',
  'FOO=bar',
  `WITH_SPACE="it's a \\"test\\" $x"`,
  'MULTI="a\nb"',
  'EMPTY=',
];
const SHOW = 'worker: echo FOO is $FOO; exec sleep 1000\n';

function envOf(place: Place, file = '.env'): Promise<string> {
  return readFile(join(place.folder, file), 'utf8');
}

/** A program that stands for an editor: a shell script that gets the file as its argument. */
async function editor(place: Place, script: string): Promise<NodeJS.ProcessEnv> {
  const path = join(place.folder, 'editor.sh');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return { VISUAL: '', EDITOR: path };
}

/** Names and versions as in the golden file: versions differ with what happened before. */
function steady(text: string): string {
  return text.replaceAll(' app', ' myapp').replace(/\.\.\. done(?:, v\d+)?$/gm, '... done, v8');
}

/** What the golden commands print, stdout and stderr in the order in which a terminal would show them. */
async function transcript(place: Place): Promise<string> {
  let text = '';
  for (const { line, command } of GOLDEN_COMMANDS) {
    text += line + steady((await place.shell(`dynodeck ${command} 2>&1`).ended).text);
  }
  return text;
}

describe('Golden output', { timeout: GOLDEN_COMMANDS.length * COMMAND_MS }, () => {
  test('is that of Heroku where nothing has the folder open', async () => {
    const place = await makePlace({ Procfile: SHOW, '.env': `${ENV.join('\n')}\n` });
    expect(await transcript(place)).toBe(GOLDEN);
  });

  test('is the same for an app that runs', async () => {
    const place = await makePlace({ Procfile: SHOW, '.env': `${ENV.join('\n')}\n` });
    await place.local([], /FOO is bar/);
    expect(await transcript(place)).toBe(GOLDEN);
  });
});

describe('A value that some programs would misread', () => {
  const warning = `Warning: .env: \`A\` cannot be written for every program: heroku local, Ruby's dotenv and a POSIX shell`;

  test.each([
    ['that nothing has open', false],
    ['that runs', true],
  ])('is written, and named with them on stderr, in a folder %s', async (_, runs) => {
    const place = await makePlace({ Procfile: SHOW, '.env': 'FOO=bar\n' });
    if (runs) await place.local([], /FOO is bar/);
    const { status, stderr } = await place.run(['config:set', 'A=x\ny', 'B=$x']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining(`${warning} would read something`) });
    expect(await envOf(place)).toBe(`FOO=bar\nA="x\\ny"\nB='$x'\n`);
  });

  test('is named by config:import, too', async () => {
    const place = await makePlace({ '.env': 'FOO=bar\n', vars: 'A="x\\ny"\n' });
    const { status, stderr } = await place.run(['config:import', 'vars', '--yes']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining(warning) });
  });

  test('is none of those that all read the same', async () => {
    const place = await makePlace({ '.env': 'FOO=bar\n' });
    const values = ['a b', '$HOME', 'a#b', '"q"', "it's", 'C:\\new', 'é', ' x ', '`id`', 'a=b&c=d', '!', '*'];
    const { stderr } = await place.run(['config:set', ...values.map((value, index) => `V${index}=${value}`)]);
    expect(stderr).not.toContain('Warning');
  });
});

describe('Changes', () => {
  test('reach the dynos that run, and the log names them without values', async () => {
    const place = await makePlace({ Procfile: SHOW, '.env': '# ours\nFOO=one # first\n' });
    const local = await place.local([], /FOO is one/);
    expect((await place.run(['config:set', 'FOO=swordfish'])).status).toBe(0);
    await local.until(/FOO is swordfish/);
    expect(await envOf(place)).toBe('# ours\nFOO=swordfish # first\n');
    expect(local.text).toMatch(/Set FOO config vars/);
    expect(local.text.match(/swordfish/g)).toHaveLength(1);
  });

  test('run the release command where nothing has the folder open, and say when it has failed', async () => {
    const place = await makePlace({ Procfile: 'release: sleep 0.3; test "$FOO" = good\nworker: true\n' });
    const good = await place.run(['config:set', 'FOO=good']);
    expect(good).toMatchObject({ status: 0, stderr: 'Setting FOO and restarting app... done, v1\n' });
    const bad = await place.run(['config:set', 'FOO=bad']);
    expect(bad).toMatchObject({ status: 0, stderr: expect.stringContaining('The release command of v2 has failed') });
    expect((await place.run(['releases'])).text).toMatch(/v2 +Set FOO config vars release command failed/);
  });

  test('go to the env files that are named', async () => {
    const place = await makePlace({ Procfile: SHOW, 'a.env': 'A=1\n', 'b.env': 'B=1\n' });
    await place.run(['config:set', '-e', 'a.env,b.env', 'A=2', 'C=3']);
    expect([await envOf(place, 'a.env'), await envOf(place, 'b.env')]).toEqual(['A=2\n', 'B=1\nC=3\n']);
    expect((await place.run(['config', '-s', '-e', 'a.env'])).text).toBe('A=2\n');
  });

  test('are what an engine is for: reading starts none, and leaves no trace', async () => {
    const place = await makePlace({ Procfile: SHOW, '.env': 'FOO=1\n' });
    await place.run(['config']);
    await place.run(['config:get', 'FOO']);
    await expect(readFile(join(place.folder, '../state/config.json'))).rejects.toThrow('ENOENT');
  });
});

describe('Refusals', () => {
  test.each([
    [['config:set'], 1, /^dynodeck: Usage: dynodeck config:set KEY1=VALUE1 \[KEY2=VALUE2 \.\.\.\]\nMust specify KEY and/],
    [['config:set', 'FOO'], 1, /^dynodeck: FOO is invalid\. Must be in the format FOO=bar\.\n$/],
    [['config:set', 'A-B=hunter2'], 1, /^Setting A-B and restarting app\.\.\. !\ndynodeck: Heroku refuses the name/],
    [['config:unset'], 2, /Usage: dynodeck config:unset KEY1 \[KEY2 \.\.\.\]\nMust specify KEY to unset\./],
    [['config:get'], 2, /Usage: dynodeck config:get KEY\.\.\./],
    [['config:import', '-'], 1, /add --yes/],
    [['config:import', 'none'], 1, /none cannot be read/],
    [['config:import', 'Procfile', '--yes'], 1, /Procfile:1: .*Nothing was imported/],
    [['config', '--folder', '/none'], 1, /There is no folder/],
  ])('%j', async (args, status, sentence) => {
    const place = await makePlace({ Procfile: 'x\n', '.env': 'FOO=1\n' });
    const outcome = await place.run(args);
    expect(outcome.stderr).toMatch(sentence);
    expect(outcome.stderr).not.toContain('hunter2');
    expect({ status: outcome.status, text: outcome.text }).toEqual({ status, text: '' });
    expect(await envOf(place)).toBe('FOO=1\n');
  });
});

describe('config:import', () => {
  test.each(['-s', '-j'])('takes what config %s prints', async (flag) => {
    const from = await makePlace({ Procfile: SHOW, '.env': `${ENV.join('\n')}\n` });
    const { text } = await from.run(['config', flag]);
    const to = await makePlace({ Procfile: SHOW, '.env': '# kept\nOTHER=1\nFOO=old\n' });
    const { status, text: diff } = await to.run(['config:import', '-', '--yes'], { input: text });
    expect({ status, diff }).toEqual({ status: 0, diff: expect.stringContaining('- FOO=old\n+ FOO=bar\n') });
    const all = JSON.parse((await to.run(['config', '-j'])).text) as object;
    expect(all).toEqual({ OTHER: '1', ...(JSON.parse((await from.run(['config', '-j'])).text) as object) });
    expect(await envOf(to)).toMatch(/^# kept\nOTHER=1\nFOO=bar\n/);
  });

  test('asks first', async () => {
    const place = await makePlace({ Procfile: SHOW, '.env': 'FOO=old\n', 'in.env': 'FOO=new\n' });
    const no = place.type(['config:import', 'in.env']);
    await no.until(/- FOO=old.*\+ FOO=new.*Update config on .*app.* with these values\? \(y\/N\) /s);
    no.keys('\r');
    expect(await no.ended).toBe(0);
    expect(await envOf(place)).toBe('FOO=old\n');
    const yes = place.type(['config:import', 'in.env']);
    await yes.until(/\(y\/N\) /);
    yes.keys('y\r');
    expect(await yes.ended).toBe(0);
    expect(await envOf(place)).toBe('FOO=new\n');
  });
});

describe('config:edit', () => {
  test('shows what has changed, asks, and changes just that', async () => {
    const place = await makePlace({ Procfile: SHOW, '.env': '# ours\nFOO="bar" # why\nGONE=1\nOTHER=x\n' });
    const env = await editor(place, 'sed -i "s/bar/baz qux/; /GONE/d" "$1"; echo NEW=1 >> "$1"');
    const { text, stderr, status } = await place.run(['config:edit'], { input: 'y\n', env });
    expect(text).toContain("\nConfig Diff:\n- FOO=bar\n+ FOO='baz qux'\n- GONE=1\n+ NEW=1\n\n");
    expect(text).toContain('? Update config on app with these values?');
    expect(stderr).toBe('Fetching config... done\nVerifying new config... done\nUpdating config... done\n');
    expect(status).toBe(0);
    expect(await envOf(place)).toBe('# ours\nFOO="baz qux" # why\nOTHER=x\nNEW=1\n');
  });

  test('edits the value of one', async () => {
    const place = await makePlace({ Procfile: SHOW, '.env': 'FOO=bar\n' });
    const env = await editor(place, 'printf "a\\nb\\n" > "$1"');
    await place.run(['config:edit', 'FOO'], { input: 'y\n', env });
    expect(await envOf(place)).toBe('FOO="a\\nb"\n');
  });

  test.each([
    ['true', '', 'Warning: no changes to config', 0],
    ['exit 3', 'y\n', 'Editor exited with code 3', 1],
    ['echo "FOO=\'open" > "$1"', 'y\n', 'Invalid line: 1', 1],
    ['echo NEW=1 >> "$1"', 'n\n', 'Fetching config... done', 0],
    ['echo NEW=1 >> "$1"', '', 'Fetching config... done', 0],
  ])('changes nothing after %j and %j', async (script, input, sentence, status) => {
    const place = await makePlace({ Procfile: SHOW, '.env': 'FOO=bar\n' });
    const outcome = await place.run(['config:edit'], { input, env: await editor(place, script) });
    expect(outcome.stderr).toContain(sentence);
    expect(outcome.status).toBe(status);
    expect(await envOf(place)).toBe('FOO=bar\n');
  });

  test('refuses to overwrite what somebody else has changed meanwhile', async () => {
    const place = await makePlace({ Procfile: SHOW, '.env': 'FOO=bar\n' });
    const env = await editor(place, `echo NEW=1 >> "$1"; echo FOO=theirs > ${join(place.folder, '.env')}`);
    const { stderr, status } = await place.run(['config:edit'], { input: 'y\n', env });
    expect(stderr).toContain('Verifying new config... !\ndynodeck: Config changed on server. Refusing to update.\n');
    expect(status).toBe(1);
    expect(await envOf(place)).toBe('FOO=theirs\n');
  });

  test('is used from a terminal, with an editor that has flags', async () => {
    const place = await makePlace({ Procfile: SHOW, '.env': 'FOO=bar\n', 'edit.sh': 'sed -i "s/bar/$1/" "$2"\n' });
    const bash = place.typeShell();
    bash.keys(`VISUAL='sh ${join(place.folder, 'edit.sh')} typed' dynodeck config:edit; echo status $?\r`);
    await bash.until(/Config Diff:.*- FOO=bar.*\+ FOO=typed.*⬢ app.* with these values\? \(y\/N\) /s);
    bash.keys('yes\r');
    await bash.until(/Updating config\.\.\. done\r\nstatus 0/);
    expect(await envOf(place)).toBe('FOO=typed\n');
  });
});
