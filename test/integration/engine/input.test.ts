import { describe, expect, test } from 'vitest';
import type { AwaitedInput } from '../../../shared/dynos/dyno.ts';
import { openApp, type OpenedApp, startAll } from './harness.ts';

const LEAVE = { run: { onExit: 'leave' as const } };
/** Longer than the first looks at a dyno that stands in the middle of a line. In milliseconds. */
const LOOKED_AT_TWICE_MS = 4_500;

const SELECTS = `import select, sys, time
print('Key? ', end='', flush=True)
select.select([sys.stdin], [], [])
print('got', sys.stdin.readline())
time.sleep(1000)
`;
const POLLS = SELECTS.replace('select.select([sys.stdin], [], [])', 'p = select.poll(); p.register(0, select.POLLIN); p.poll()');
const GETPASS = `import getpass, time
print('got', getpass.getpass('Secret: '))
time.sleep(1000)
`;
const NODE = `import { createInterface } from 'node:readline';
const lines = createInterface({ input: process.stdin, output: process.stdout });
lines.question('Ok to proceed? (y) ', (answer) => console.log('got', answer));
setInterval(() => {}, 1000);
`;
const LISTENS = `import socket
s = socket.create_server(('127.0.0.1', 0))
print('Waiting for the database ', end='', flush=True)
s.accept()
`;
const GOES_ON = 'read a; echo "got $a"; sleep 1000';

async function started(command: string, file = ''): Promise<OpenedApp> {
  const app = await openApp({ Procfile: `ask: ${command}\n`, 'program': file, 'program.mjs': file }, LEAVE);
  await startAll(app);
  return app;
}

async function awaited(app: OpenedApp): Promise<AwaitedInput> {
  await app.until(() => app.dyno('ask.1')?.awaitsInput !== undefined);
  return app.dyno('ask.1')?.awaitsInput as AwaitedInput;
}

/** How a program asks, and what its last line is then. */
const ASKING: [how: string, prompt: string, command: string, file?: string][] = [
  ['sh, with read', 'Ok to proceed? (y)', 'printf "Ok to proceed? (y) "; read a; echo "got $a"; sleep 1000'],
  ['bash, with read -p', 'Name:', "bash -c 'read -p \"Name: \" a; echo \"got $a\"; sleep 1000'"],
  ['bash, for a password', 'Password:', "bash -c 'read -s -p \"Password: \" a; echo; echo \"got $a\"; sleep 1000'"],
  ['Python, with input', 'Ticket', 'python3 -c "print(\'got\', input(\'Ticket \')); import time; time.sleep(1000)"'],
  ['Python, with getpass', 'Secret:', 'python3 program', GETPASS],
  ['Python, with select', 'Key?', 'python3 program', SELECTS],
  ['Python, with poll', 'Key?', 'python3 program', POLLS],
  ['Node, with readline', 'Ok to proceed? (y)', 'node program.mjs', NODE],
  ['Ruby, with gets', 'Migrate?', 'ruby program', '$stdout.sync = true; print "Migrate? "; puts "got #{$stdin.gets}"; sleep\n'],
  ['a prompt in colours', '? Port', `printf 'loading\\r\\033[K\\033[1m? \\033[32mPort\\033[0m '; ${GOES_ON}`],
  ['a program that works for two seconds first', 'Checking…', `printf "Checking… "; sleep 2; ${GOES_ON}`],
];

describe('A dyno that waits for input is named', () => {
  test.each(ASKING)('when %s asks, until it is answered', async (_, prompt, command, file) => {
    const app = await started(command, file);
    expect((await awaited(app)).prompt).toBe(prompt);
    const terminal = await app.terminal('ask.1');
    terminal.type('yes\r');
    await terminal.until(/got yes/);
    await app.until(() => app.dyno('ask.1')?.awaitsInput === undefined);
    expect(app.dyno('ask.1')?.state).toBe('up');
  });

  test('as the same prompt while an answer is typed, and as another one when it is asked again', async () => {
    const app = await started('for n in 1 2; do printf "Number $n? "; read a; done; sleep 1000');
    const first = await awaited(app);
    const terminal = await app.terminal('ask.1');
    terminal.type('4');
    await app.until(() => app.dyno('ask.1')?.awaitsInput?.prompt === 'Number 1? 4');
    expect(app.dyno('ask.1')?.awaitsInput?.since).toBe(first.since);
    terminal.type('2\r');
    await app.until(() => app.dyno('ask.1')?.awaitsInput?.prompt === 'Number 2?');
    expect(app.dyno('ask.1')?.awaitsInput?.since).toBeGreaterThan(first.since);
  });

  test('until it goes on without a word', async () => {
    const app = await started("bash -c 'read -s -n 1 -p \"Press any key \" a; sleep 1000'");
    await awaited(app);
    (await app.terminal('ask.1')).type('x');
    await app.until(() => app.dyno('ask.1')?.awaitsInput === undefined);
    expect(app.dyno('ask.1')?.state).toBe('up');
  });

  test('until it ends, and again when it is started anew', async () => {
    const app = await started('printf "Ok? "; read a');
    const { since } = await awaited(app);
    await app.client.request('dynos.stop', { app: app.id, target: 'ask.1' });
    await app.untilState('ask.1', 'down');
    expect(app.dyno('ask.1')?.awaitsInput).toBeUndefined();
    await app.client.request('dynos.start', { app: app.id, target: 'ask.1' });
    expect((await awaited(app)).since).toBeGreaterThan(since);
  });
});

/** What stands in the middle of a line, or reads, without waiting for anybody. */
const WORKING: [what: string, command: string, file?: string][] = [
  ['works in the middle of a line', 'printf "Compiling… "; sleep 1000'],
  ['waits for a connection in the middle of a line', 'python3 program', LISTENS],
  ['reads without having asked', 'echo ready; cat'],
  ['prints a dot now and then', 'while :; do printf .; sleep 0.4; done'],
  ['has another process that may not read', 'printf "Serving "; sleep 1000 & wait'],
];

describe('A dyno is not said to wait for input that', () => {
  test.each(WORKING)('%s', async (_, command, file) => {
    const app = await started(command, file);
    const told: unknown[] = [];
    app.client.on('app.changed', ({ dynos }) => told.push(...dynos.filter((dyno) => dyno.awaitsInput !== undefined)));
    await app.untilState('ask.1', 'up');
    // Nothing can be awaited where nothing may happen: both looks come within this time.
    await new Promise((resolve) => setTimeout(resolve, LOOKED_AT_TWICE_MS));
    expect(told).toEqual([]);
    expect(app.dyno('ask.1')?.state).toBe('up');
  });
});
