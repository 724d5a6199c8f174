import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Command, linesOf, makePlace, type Place } from './place.ts';

const SLEEPER = { Procfile: 'web: exec sleep 1000\n' };
const BUNDLE = ['bundle', 'bundle3.1', 'bundle3.3'].find((name) => spawnSync(name, ['--version']).status === 0);

/** What a one-off dyno prints in an app with these files. */
async function saidBy(command: string, files: Record<string, string>, flags: string[] = []): Promise<string> {
  const place = await makePlace({ ...SLEEPER, ...files });
  return (await place.run(['run', ...flags, command])).text;
}

function addProgram(place: Place, path: string, script: string): void {
  const file = join(place.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, script);
  chmodSync(file, 0o755);
}

async function local(place: Place, ready: RegExp, ...args: string[]): Promise<Command> {
  return place.local(args, ready);
}

describe('Commands are run by bash', () => {
  test.each([
    ['[[ abc == a* ]] && echo yes', 'yes\n'],
    ['a=(one two); echo ${a[1]} {1..3}', 'two 1 2 3\n'],
    ['set -o pipefail; false | true; echo $?', '1\n'],
    ['cat <(echo from) <(echo processes)', 'from\nprocesses\n'],
    ['source ./lib.sh && echo $LOADED', 'loaded\n'],
    ['echo "${BASH_VERSION:+bash}"; shopt -q login_shell || echo no login', 'bash\nno login\n'],
  ])('%s', async (command, said) => {
    expect(await saidBy(command, { 'lib.sh': 'LOADED=loaded\n' })).toBe(said);
  });

  test('by sh, or any other shell, when that is asked for', async () => {
    const place = await makePlace(SLEEPER);
    expect((await place.run(['run', '--shell', 'sh', 'echo "$0 ${BASH_VERSION:-}"'])).text).toMatch(/^\/bin\/sh \S*\n$/);
    addProgram(place, 'mysh', '#!/bin/sh\necho "mysh was given: $2"\n');
    const { text } = await place.run(['run', '--shell', join(place.folder, 'mysh'), 'a  line; of words']);
    expect(text).toBe('mysh was given: a  line; of words\n');
    const started = await local(place, /mysh was given: exec sleep 1000/, '--shell', join(place.folder, 'mysh'));
    expect((await started.kill('SIGINT')).status).toBe(0);
  });

  test('a shell that is not there is told of before anything starts', async () => {
    const place = await makePlace(SLEEPER);
    for (const words of [['local'], ['run', 'true']]) {
      const [command = '', ...rest] = words;
      const { status, text, stderr } = await place.run([command, '--shell', 'nope', ...rest]);
      expect({ status, text }).toEqual({ status: 1, text: '' });
      expect(stderr).toMatch(/^dynodeck: There is no shell nope on PATH, so nothing can run\. .*\n$/);
    }
  });

  test('as the release command is', async () => {
    const place = await makePlace({ Procfile: 'release: [[ a == a ]] && echo released {1..2}\nweb: exec sleep 1000\n' });
    const running = await local(place, /released 1 2/);
    expect(running.text).toContain('released 1 2');
  });

  test.each([
    ['kill -SEGV $$', 139],
    ['(exit 7)', 7],
    ['true; exit 9', 9],
    ["trap 'exit 5' TERM; kill -TERM $$; sleep 5", 5],
    ['nosuchprogram', 127],
  ])('whose end stays what it is: %s', async (command, status) => {
    const place = await makePlace({ Procfile: `web: ${command}\n` });
    expect((await place.run(['run', command])).status).toBe(status);
    expect((await place.run(['local', '--on-exit', 'stop'])).status).toBe(status);
  });

  test('and the prompts of the environment reach the shells that they start', async () => {
    const place = await makePlace({ Procfile: 'web: true\n', '.env': 'PS1="it is $ready> "\nPS2=more>\n' });
    expect((await place.run(['run', 'printenv PS1; sh -c "printenv PS2"'])).text).toBe('it is $ready> \nmore>\n');
  });

  test('without a process more than the command has by itself', async () => {
    const parent = `const { readFileSync } = require('fs'); const ppid = process.ppid;
      console.log(readFileSync('/proc/' + ppid + '/cmdline', 'utf8').includes('OTHERS') ? 'leader' : 'extra');`;
    const place = await makePlace({ ...SLEEPER, 'parent.js': parent, '.profile': 'export A=1\n' });
    expect((await place.run(['run', 'node parent.js'])).text).toBe('leader\n');
    expect((await place.run(['run', '--no-profile', 'node parent.js'])).text).toBe('leader\n');
  });

  test('SIGTERM reaches every process of a line, and Ctrl-C the one in front', async () => {
    const place = await makePlace({ Procfile: `web: node wait.js one & node wait.js two; wait\n`, 'wait.js': WAIT });
    const running = await local(place, /(one ready[^]*two ready)|(two ready[^]*one ready)/);
    const { status, text } = await running.kill('SIGINT');
    expect(status).toBe(0);
    expect(linesOf(text, 'web.1').filter((line) => line.endsWith('SIGTERM')).toSorted()).toEqual(['one SIGTERM', 'two SIGTERM']);
    const typed = place.type(['run', 'node wait.js typed; echo status $?']);
    await typed.until(/typed ready/);
    typed.keys('\x03');
    await typed.until(/typed SIGINT[^]*status 0/);
    expect(await typed.ended).toBe(0);
  });

  test('which reads no start-up file of its own, even under ssh', async () => {
    const place = await makePlace({ ...SLEEPER, 'home/.bashrc': 'echo bashrc\n', 'home/.profile': 'echo login\n' });
    const env = { HOME: join(place.folder, 'home'), SSH_CLIENT: '10.0.0.1 50000 22', SHLVL: '0' };
    expect((await place.run(['run', 'echo command'], { env })).text).toBe('command\n');
  });
});

const WAIT = `for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
  console.log(process.argv[2], signal);
  process.exit(0);
});
setInterval(() => {}, 1000);
console.log(process.argv[2], 'ready');
`;

describe('.profile.d and .profile', () => {
  test('are sourced in order before a command, after the config vars, and the log says so once', async () => {
    const place = await makePlace({
      Procfile: 'web: echo "web $ORDER $GREETING"; exec sleep 1000\nworker: echo "worker $ORDER"; exec sleep 1000\n',
      '.env': 'GREETING=mine\n',
      '.profile.d/b.sh': 'export ORDER="${ORDER}b"\n',
      '.profile.d/a.sh': 'export ORDER=a GREETING="${GREETING:-default}"\n',
      '.profile': 'export ORDER="${ORDER}c"\n',
    });
    const running = await local(place, /web abc mine[^]*worker abc|worker abc[^]*web abc mine/);
    const { text } = await running.kill('SIGINT');
    const told = text.match(/Sourcing .*/g);
    expect(told).toEqual([
      'Sourcing .profile.d/a.sh, .profile.d/b.sh and .profile before each command, as on Heroku; a setting of the app ends that',
    ]);
  });

  test.each([
    ['prints', 'echo from the profile\n', 'from the profile\nran\n', 0],
    ['fails', 'false\n', 'ran\n', 0],
    ['cannot be parsed', 'if then fi ((\n', 'ran\n', 0],
    ['exits', 'exit 3\n', '', 3],
    ['sets -e and fails', 'set -e\nfalse\n', '', 1],
    ['goes elsewhere', 'cd sub; echo "${PWD##*/}"\n', 'sub\nran\n', 0],
    ['changes its shell', 'set -u -f -- gone; IFS=a; shift\n', 'ran\n', 0],
    ['replaces its output', 'exec >sub/out\n', '', 0],
    ['is killed', 'kill -TERM $$\n', '', 143],
  ])('a .profile that %s does to the command what it does on Heroku', async (_, profile, said, status) => {
    const place = await makePlace({ ...SLEEPER, 'sub/empty': '', '.profile': profile });
    const outcome = await place.run(['run', 'echo ran']);
    expect({ status: outcome.status, text: outcome.text }).toEqual({ status, text: said });
  });

  test('one that hangs keeps its dyno from starting, and ends with it', async () => {
    const place = await makePlace({ Procfile: 'worker: echo never\n', '.profile': 'echo hangs; sleep 1000\n' });
    const running = await local(place, /\| hangs/);
    const { status, text } = await running.kill('SIGTERM');
    expect(status).toBe(143);
    expect(linesOf(text, 'worker.1')).toEqual(['hangs']);
    expect(text).toMatch(/worker\.1 +\* Process exited with status 143/);
  });

  test('what is exported reaches the command, PORT and PATH too, and what is not ends with the script', async () => {
    const profile = 'export PORT=4321 PATH="$PWD/tools:$PATH"\nSECRET=1\nhelper() { :; }\n';
    const place = await makePlace({ ...SLEEPER, '.profile': profile });
    addProgram(place, 'tools/mytool', '#!/bin/sh\necho "tool on $PORT with ${SECRET:-nothing}"\n');
    expect((await place.run(['run', 'mytool; type helper 2>&1 | wc -l'])).text).toMatch(/^tool on 4321 with nothing\n *1\n$/);
  });

  test('are for the shell that was chosen, too, and --no-profile goes without them', async () => {
    const files = { '.profile': '[[ a == a ]] && export A=1\n' };
    expect(await saidBy('echo "A is $A in $0"', files, ['--shell', 'sh'])).toBe('A is 1 in /bin/sh\n');
    expect(await saidBy('echo "A is $A"', files, ['--no-profile'])).toBe('A is \n');
    const place = await makePlace({ Procfile: 'web: echo "A is $A."; exec sleep 1000\n', ...files });
    const running = await local(place, /\| A is \./, '--no-profile');
    expect((await running.kill('SIGINT')).text).not.toContain('Sourcing');
  });

  test('in a home folder are the login shell’s, and not sourced', async () => {
    const place = await makePlace({ ...SLEEPER, '.profile': 'export A=login\n' });
    expect((await place.run(['run', 'echo "A is $A"'], { env: { HOME: place.folder } })).text).toBe('A is \n');
  });
});

describe('The tools of the app', () => {
  test('are found behind the developer’s own', async () => {
    const place = await makePlace({ ...SLEEPER, 'package.json': '{}' });
    addProgram(place, 'node_modules/.bin/sitebuilder', '#!/bin/sh\necho built\n');
    addProgram(place, 'node_modules/.bin/node', '#!/bin/sh\necho "not this one"\n');
    expect((await place.run(['run', 'sitebuilder; node -p 40+2'])).text).toBe('built\n42\n');
  });

  test.runIf(spawnSync('python3', ['-m', 'venv', '--help']).status === 0)('are those of a virtual environment', async () => {
    const place = await makePlace({ ...SLEEPER, 'requirements.txt': '' });
    execFileSync('python3', ['-m', 'venv', '--without-pip', '.venv'], { cwd: place.folder });
    addProgram(place, '.venv/bin/where', `#!${place.folder}/.venv/bin/python\nimport sys\nprint(sys.prefix)\n`);
    expect((await place.run(['run', 'where'])).text).toBe(`${place.folder}/.venv\n`);
  });

  test.runIf(BUNDLE !== undefined)('are those that Bundler has put into vendor/bundle', async () => {
    const place = await makePlace({
      ...SLEEPER,
      Gemfile: 'source "http://127.0.0.1:9"\ngem "hello"\n',
      'gem/hello.gemspec': GEMSPEC,
      'gem/exe/hello-gem': '#!/usr/bin/env ruby\nputs "hello from #{Gem.loaded_specs["hello"].version}"\n',
      'vendor/cache/.keep': '',
    });
    const ruby = { cwd: place.folder, env: { ...process.env, HOME: place.folder, BUNDLE_PATH: 'vendor/bundle' } };
    execFileSync('gem', ['build', 'hello.gemspec', '-o', '../vendor/cache/hello-1.2.gem'], { ...ruby, cwd: join(place.folder, 'gem') });
    execFileSync(BUNDLE ?? '', ['install', '--local'], ruby);
    expect((await place.run(['run', 'hello-gem'])).text).toBe('hello from 1.2\n');
  });
});

const GEMSPEC = `Gem::Specification.new do |s|
  s.name = 'hello'
  s.version = '1.2'
  s.summary = s.author = 'test'
  s.files = ['exe/hello-gem']
  s.bindir = 'exe'
  s.executables = ['hello-gem']
end
`;
