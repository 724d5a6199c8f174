/** The faults of `heroku local` that were found by running it (docs/heroku.md §11.2), and what happens here. */
import { describe, expect, test } from 'vitest';
import { linesOf, makePlace, type Outcome, type Place } from './place.ts';
import { freeBlock } from '../../tools/free-block.ts';

interface Row {
  row: number;
  /** What `heroku local` does. */
  there: string;
  /** What `dynodeck` does. */
  here: string;
  files: Record<string, string>;
  args: string[] | ((port: number) => string[]);
  expect(outcome: Outcome, place: Place, port: number): void | Promise<void>;
}

const LOCAL = ['local', '--on-exit', 'stop'];

const ROWS: Row[] = [
  {
    row: 1,
    there: 'a `-` in a name aborts the run',
    here: 'my-worker runs',
    files: { Procfile: 'web: exec sleep 1000\nmy-worker: echo w\n' },
    args: LOCAL,
    expect: ({ text }) => expect(linesOf(text, 'my-worker.1')).toEqual(['w']),
  },
  {
    row: 2,
    there: 'release is skipped and never offered',
    here: 'release runs before the formation, is not in it, and runs when it is named',
    files: { Procfile: 'release: echo migrated\nweb: echo web\n' },
    args: ['run', 'release'],
    expect: async ({ text }, place) => {
      expect(text).toBe('migrated\n');
      const local = (await place.run(LOCAL)).text;
      expect(local).not.toMatch(/release\.1\b/);
      expect(local).toMatch(/release\.\d{4} +\| migrated\n[^]*web\.1 +\| web\n/);
    },
  },
  {
    row: 4,
    there: 'a crash is printed as `exit code null`, the status is 0',
    here: 'the true status is printed and passed on',
    files: { Procfile: 'web: exit 7\n' },
    args: LOCAL,
    expect: ({ text, status }) => {
      expect(text).toMatch(/web\.1 \* Process exited with status 7$/m);
      expect(status).toBe(7);
    },
  },
  {
    row: 5,
    there: 'only the shell is signalled, nothing is killed, a grandchild holds the terminal',
    here: 'grandchildren end with their dyno, SIGKILL follows',
    files: { Procfile: 'a: sleep 0.3; exit 1\nb: sleep 1000 & trap "" INT TERM; while :; do wait; sleep 0.1; done\n' },
    args: [...LOCAL, '--timeout', '1'],
    expect: ({ text, status }) => {
      expect(text).toContain('Error R12 (Exit timeout)');
      expect(status).toBe(1);
    },
  },
  {
    row: 6,
    there: 'PORT and FOREMAN_WORKER_NAME, but no DYNO',
    here: 'all of them',
    files: { Procfile: 'web: echo $PORT $FOREMAN_WORKER_NAME $DYNO $PS\n' },
    args: (port) => [...LOCAL, '-p', String(port)],
    expect: ({ text }, _, port) => expect(linesOf(text, 'web.1')).toEqual([`${port} web.1 web.1 web.1`]),
  },
  {
    row: 7,
    there: 'base + 1 per dyno, + 100 per type',
    here: 'the same ports',
    files: { Procfile: 'web: echo $PORT\nworker: echo $PORT; sleep 0.5; exit 1\n' },
    args: (port) => ['local', '--on-exit', 'leave', 'web=2,worker', '-p', String(port)],
    expect: ({ text }, _, port) => {
      const ports = ['web.1', 'web.2', 'worker.1'].map((dyno) => linesOf(text, dyno)[0]);
      expect(ports).toEqual([port, port + 1, port + 100].map(String));
    },
  },
  {
    row: 8,
    there: 'output is piped: no colours, no debugger',
    here: 'a dyno has a terminal',
    files: { Procfile: 'web: test -t 0 && test -t 1 && test -t 2 && echo terminal\n' },
    args: LOCAL,
    expect: ({ text }) => expect(linesOf(text, 'web.1')).toEqual(['terminal']),
  },
  {
    row: 9,
    there: 'blank lines are dropped, lines broken and wrapped at 500 characters',
    here: 'every line is as it was printed',
    files: { Procfile: `web: printf 'tick'; sleep 0.3; printf ' 0\\n\\n'; printf '%0600d\\n' 0\n` },
    args: LOCAL,
    expect: ({ text }) => expect(linesOf(text, 'web.1')).toEqual(['tick 0', '', '0'.repeat(600)]),
  },
  {
    row: 10,
    there: 'crashes on values of several lines, loses `export`, escapes and short lines',
    here: 'reads them',
    files: {
      Procfile: `web: printf '%s/' "$M" "$E" "$Q" "$A"; echo\n`,
      '.env': 'M="a\nb"\nexport E=1\nQ="esc \\"q\\""\nA=\n',
    },
    args: ['run', `printf '%s/' "$M" "$E" "$Q" "\${A-unset}"`],
    expect: ({ text }) => expect(text).toBe('a\nb/1/esc "q"//'),
  },
  {
    row: 11,
    there: 'an indented line makes it say that there is no Procfile, status 0',
    here: 'it is read',
    files: { Procfile: '  web: echo indented\n' },
    args: LOCAL,
    expect: ({ text }) => expect(linesOf(text, 'web.1')).toEqual(['indented']),
  },
  {
    row: 11,
    there: 'an unknown type is a warning, status 0',
    here: 'it is an error, and nothing runs',
    files: { Procfile: 'web: echo no\n' },
    args: ['local', 'web,nope'],
    expect: ({ text, stderr, status }) => {
      expect({ text, status }).toEqual({ text: '', status: 1 });
      expect(stderr).toBe('dynodeck: The Procfile has no process type `nope`: choose from `web`.\n');
    },
  },
  {
    row: 12,
    there: '`local:run node -e …` takes -e for an env file',
    here: 'flags after the command are the command\'s',
    files: { Procfile: 'web: true\n' },
    args: ['local:run', 'node', '-e', 'console.log(6 * 7)'],
    expect: ({ text }) => expect(text).toBe('42\n'),
  },
];

describe('heroku local', () => {
  test.each(ROWS)('$row: there, $there; here, $here', async ({ files, args, expect }) => {
    const place = await makePlace(files);
    const port = await freeBlock();
    const outcome = await place.run(typeof args === 'function' ? args(port) : args);
    await expect(outcome, place, port);
  });

  test('3: there, any exit kills all others with SIGINT; here, each dyno is restarted on its own', async () => {
    const place = await makePlace({
      Procfile: 'a: test -e once || { touch once; exit 0; }; echo again; exec sleep 1000\nb: echo here; exec sleep 1000\n',
    });
    const local = await place.local([], /a\.1 \| again/);
    expect(linesOf(local.text, 'b.1')).toEqual(['here']);
    expect((await place.run(['ps'])).text).toMatch(/b\.1: up/);
  });

  test('13: there, no scaling and no restart of one dyno while it runs; here, both', async () => {
    const place = await makePlace({ Procfile: 'a: echo $DYNO; exec sleep 1000\n' });
    const local = await place.local([], /a\.1 +\| a\.1/);
    await place.run(['ps:scale', 'a+1']);
    await local.until(/a\.2 +\| a\.2/);
    await place.run(['ps:restart', 'a.2']);
    await local.until(/a\.2 +\| a\.2[^]*a\.2 +\| a\.2/);
    expect(linesOf(local.text, 'a.1')).toEqual(['a.1']);
  });
});
