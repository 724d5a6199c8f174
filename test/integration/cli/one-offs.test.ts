import { describe, expect, test } from 'vitest';
import { makePlace } from './place.ts';

describe('dynodeck run between pipes', () => {
  test('passes input, output, errors and exit status through unchanged', async () => {
    const place = await makePlace({ Procfile: 'web: true\n' });
    const input = Buffer.from([0, 1, 3, 4, 13, 10, 26, 255, 10, 13, 10]);
    const { stdout, stderr, status } = await place.run(['run', 'cat; echo wrong >&2; exit 9'], { input });
    expect(stdout).toEqual(input);
    expect({ stderr, status }).toEqual({ stderr: 'wrong\n', status: 9 });
  });

  test('is not held up by, and loses nothing of, a large output', async () => {
    const place = await makePlace({ Procfile: 'web: true\n' });
    const { stdout } = await place.run(['run', 'seq 1 500000']);
    expect(stdout.toString()).toBe(Array.from({ length: 500_000 }, (_, index) => `${index + 1}\n`).join(''));
  });

  test('keeps several words the words they are, and leaves flags to the command', async () => {
    const place = await makePlace({ Procfile: 'web: true\n' });
    const { text } = await place.run(['run', 'printf', '%s|', 'a  b', '$HOME', "it's", '-e', '--help']);
    expect(text).toBe(`a  b|$HOME|it's|-e|--help|`);
    const node = await place.run(['run', 'node', '-e', 'console.log(process.env.DYNO)']);
    expect(node.text).toMatch(/^run\.\d{4}\n$/);
  });

  test('takes one word for a line of the shell', async () => {
    const place = await makePlace({ Procfile: 'web: true\n', '.env': 'FOO=bar\n' });
    expect((await place.run(['local:run', 'echo $FOO | tr a-z A-Z'])).text).toBe('BAR\n');
  });

  test('runs the command of a process type, with more arguments', async () => {
    const place = await makePlace({ Procfile: 'greet: printf "%s-" hello\n' });
    expect((await place.run(['run', 'greet', 'a  b', 'c'])).text).toBe('hello-a  b-c-');
  });

  test('uses the env files it is given', async () => {
    const place = await makePlace({ Procfile: 'web: true\n', 'a.env': 'FOO=a\nBAR=a\n', 'b.env': 'FOO=b\n' });
    expect((await place.run(['run', '-e', 'a.env,b.env', 'echo $FOO $BAR'])).text).toBe('b a\n');
  });

  test('works in a folder without a Procfile', async () => {
    const place = await makePlace({});
    expect(await place.run(['run', 'echo hi; exit 7'])).toMatchObject({ text: 'hi\n', stderr: '', status: 7 });
  });

  test('appears beside the dynos of a dynodeck local, and is gone afterwards', async () => {
    const place = await makePlace({ Procfile: 'worker: echo ready; exec sleep 1000\n' });
    await place.local([], /\| ready/);
    const run = place.start(['run', 'echo $DYNO; read line; echo $line']);
    await run.until(/run\.\d{4}\n/);
    const name = run.text.trim();
    expect((await place.run(['ps'])).text).toMatch(new RegExp(`^=== run: one-off processes \\(1\\)\n\n${name} \\(Basic\\): up `));
    run.child.stdin?.end('bye\n');
    expect((await run.ended).text).toBe(`${name}\nbye\n`);
    expect((await place.run(['ps'])).text).not.toContain(name);
  });

  test('is logged and listed by the command that was typed, without its pipes', async () => {
    const place = await makePlace({ Procfile: 'worker: echo ready; exec sleep 1000\nask: echo asking; read\n' });
    const local = await place.local(['worker'], /\| ready/);
    const run = place.start(['run', 'ask', 'answer']);
    await local.until(/Starting process with command `ask answer` by user/);
    await run.until(/asking/);
    expect((await place.run(['ps'])).text).toMatch(/run\.\d+ \(Basic\): up .*: echo asking; read answer\n/);
    run.child.stdin?.end('\n');
    await run.ended;
    expect((await local.kill('SIGINT')).text).not.toContain('dynodeck-run');
  });

  test('hands a signal on and has its status', async () => {
    const place = await makePlace({ Procfile: 'web: true\n' });
    const run = place.start(['run', 'trap "echo told; exit 0" HUP TERM; echo ready; while :; do sleep 0.1; done']);
    await run.until(/ready/);
    const { text, status } = await run.kill('SIGTERM');
    expect({ text, status }).toEqual({ text: expect.stringMatching(/^ready\n(\w+\n)*told\n$/), status: 143 });
  });
});

describe('dynodeck run on a terminal', () => {
  test('is a shell with job control, Ctrl-C, window size and exit status', async () => {
    const place = await makePlace({ Procfile: 'web: true\n', '.env': 'FOO=from-env\n' });
    const typed = place.type(['run', 'bash', '--norc'], { columns: 91, rows: 27 });
    await typed.until(/Running bash --norc on app\.\.\. up, run\.\d{4}/);
    typed.keys('PS1=go:; echo $FOO-$DYNO; stty size\r');
    await typed.until(/from-env-run\.\d{4}\r\n27 91\r\n.*go:/);
    // The job itself says that it has the terminal: what is typed before goes to the shell.
    typed.keys(`sh -c 'trap "echo going\\ on" CONT; echo now\\ running; while :; do sleep 0.1; done'\r`);
    await typed.until(/now running\r\n/);
    typed.keys('\x1a');
    await typed.until(/Stopped[^]*go:/);
    typed.keys('fg\r');
    await typed.until(/going on\r\n/);
    typed.keys('\x03');
    await typed.until(/\^C[^]*go:/);
    typed.resize(60, 20);
    typed.keys('until [ "$(stty size)" = "20 60" ]; do :; done; echo resized\r');
    await typed.until(/[\r\n]resized\r\n.*go:/);
    typed.keys('exit 3\r');
    expect(await typed.ended).toBe(3);
  });

  test('gives the terminal back as it was', async () => {
    const place = await makePlace({ Procfile: 'web: true\n' });
    const bash = place.typeShell();
    bash.keys('dynodeck run stty raw -echo; echo status $?; stty -a | tr " " "\\n" | grep -x -e "-*icanon" -e "-*echo" | xargs\r');
    await bash.until(/status 0\r\nicanon echo\r\n/);
  });
});

describe('dynodeck attach', () => {
  test('is a full terminal: a debugger in a dyno is used from it', async () => {
    const place = await makePlace({
      Procfile: 'worker: python3 -u app.py\n',
      'app.py': 'import time\nanswer = 41\nbreakpoint()\nprint("answer is", answer)\ntime.sleep(1000)\n',
    });
    await place.local([], /app\.py\(4\)<module>/);
    const typed = place.type(['attach', 'worker.1']);
    await typed.until(/Attached to worker\.1 of app\. Ctrl-\] detaches\./);
    await typed.until(/\(Pdb\) $/);
    typed.keys('answer = answer + 1\r');
    await typed.until(/\(Pdb\) $/);
    typed.keys('c\r');
    await typed.until(/answer is 42/);
    typed.keys('\x1d');
    await typed.until(/Detached from worker\.1\./);
    expect(await typed.ended).toBe(0);
    expect((await place.run(['ps'])).text).toContain('worker.1: up');
  });

  test('shows two people the same, and ends with the dyno and its status', async () => {
    const place = await makePlace({ Procfile: 'worker: echo ready; read line; echo got $line; exit 5\n' });
    await place.local(['--on-exit', 'leave', '--timeout', '1'], /\| ready/);
    const [first, second] = [place.type(['attach', 'worker.1']), place.type(['attach', 'worker.1'])];
    for (const typed of [first, second]) await typed.until(/ready/);
    first.keys('ping\r');
    for (const typed of [first, second]) await typed.until(/got ping/);
    expect(await first.ended).toBe(5);
    expect(await second.ended).toBe(5);
  });

  test('has the exit status of a dyno that is restarted at once', async () => {
    const place = await makePlace({ Procfile: 'worker: echo ready; read line; exit 6\n' });
    await place.local([], /\| ready/);
    const typed = place.type(['attach', 'worker.1']);
    await typed.until(/ready/);
    typed.keys('\r');
    expect(await typed.ended).toBe(6);
  });

  test('passes Ctrl-C to the dyno', async () => {
    const place = await makePlace({ Procfile: `worker: trap 'echo interrupted' INT; echo ready; while :; do sleep 0.1; done\n` });
    await place.local([], /\| ready/);
    const typed = place.type(['attach', 'worker.1']);
    await typed.until(/ready/);
    typed.keys('\x03');
    await typed.until(/interrupted/);
    expect((await place.run(['ps'])).text).toContain('worker.1: up');
  });
});
