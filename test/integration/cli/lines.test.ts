import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf, makePlace, type Place } from './place.ts';
import type { TypedCommand } from './typed-command.ts';

/** All that may reach the developer's terminal from a dyno: text, tabs, line ends, colours. */
const COLOURS = /\x1b\[[\d;:]*m/g;
const CONTROLS = /[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]/;

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

/** What `dynodeck local` shows on a terminal, up to the end of its dynos. */
async function shownBy(place: Place, size = { columns: 100, rows: 30 }): Promise<string> {
  const local = place.type(['local', '--on-exit', 'stop'], size);
  await local.ended;
  return local.text;
}

function expectOnlyColours(text: string): void {
  // Over the ^C of a terminal nothing is left either.
  expect(CONTROLS.exec(text.replace(COLOURS, ''))).toBeNull();
}

/** Programs that paint, ask and clear as they do every day. */
const PROGRAMS: [name: string, program: string, command: string, shown: RegExp][] = [
  ['a compiler in watch mode', 'sh', "printf '\\033c\\033[2J\\033[3J\\033[HStarting\\n'", /\| Starting\r\n/],
  ['a progress bar', 'sh', "for n in 10 50 100; do printf '\\r\\033[K[%s%%]' $n; sleep 0.15; done; echo", /\| \[100%\]\r/],
  ['tput', 'tput', "tput smcup; tput civis; tput setaf 1; echo hello; tput sgr0; tput cnorm; tput rmcup", /hello/],
  ['clear', 'clear', 'clear; echo after', /after/],
  ['less', 'less', 'seq 200 | less & sleep 0.5; kill $!; wait; echo left', /left/],
  ['vim', 'vim', 'vim -u NONE -c "sleep 200m" -c "q!" notes.txt; echo written', /written/],
  ['top', 'top', 'top -n 1 >/dev/tty; echo measured', /measured/],
  ['Python\'s readline', 'python3', 'python3 -c "import readline; print(\'\\033]0;t\\a2\')"', /\| 2/],
  ['curl', 'curl', 'curl --progress-bar -o copy file://$PWD/Procfile; echo fetched', /100\.0%[\s\S]*fetched/],
  ['npm\'s spinner', 'node', 'node spin.mjs', /added 12 packages/],
  ['apt\'s bar', 'sh', "printf 'Unpacking\\n\\0337\\033[24;0fProgress: [ 50%%]\\0338Setting up\\n'", /Setting up/],
  ['dialog', 'dialog', 'dialog --infobox hello 5 20; echo closed', /closed/],
];

const SPIN = `import { createInterface } from 'node:readline';
for (let n = 0; n < 4; n++) {
  process.stdout.write('\\x1b[?25l\\x1b[1G\\x1b[0K' + '|/-\\\\'[n] + ' idealTree');
  await new Promise((resolve) => setTimeout(resolve, 60));
}
process.stdout.write('\\x1b[1G\\x1b[0K\\x1b[?25h\\x1b[32madded 12 packages\\x1b[39m\\n');
createInterface({ input: process.stdin, output: process.stdout }).close();
`;

describe('The merged log on a terminal', () => {
  test.each(PROGRAMS)('takes of %s the text and its colours only', async (_, program, command, shown) => {
    if (!isInstalled(program)) return expect(isInstalled(program)).toBe(false);
    const place = await makePlace({ Procfile: `web: ${command}\n`, 'spin.mjs': SPIN, 'notes.txt': 'one\ntwo\n' });
    const text = await shownBy(place);
    expectOnlyColours(text);
    expect(text.replace(COLOURS, '')).toMatch(shown);
  });

  test('shows the last state of a line, and none that was covered', async () => {
    const text = '\\033[31mdisk is full\\r\\033[0m\\nloading 10%%\\rloading 100%%\\nplain\\r\\nab\\b\\bX\\n';
    const print = `printf '${text}'\n`;
    const place = await makePlace({ Procfile: 'web: sh print.sh\n', 'print.sh': print });
    const { text: shown } = await place.run(['local', '--on-exit', 'stop']);
    expect(linesOf(shown, 'web.1')).toEqual(['\x1b[0;31mdisk is full\x1b[0m', 'loading 100%', 'plain', 'Xb']);
  });
});

describe('A line of 300,000 characters', () => {
  const json = JSON.stringify({ event: 'import', payload: 'x'.repeat(300_000), last: true });
  const files = { Procfile: 'web: cat line.json\n', 'line.json': `${json}\n` };

  test('stays one line in `local` and in `logs`, and is cut where Heroku\'s form is asked for', async () => {
    const place = await makePlace(files);
    expect(linesOf((await place.run(['local', '--on-exit', 'stop'])).text, 'web.1')).toEqual([json]);
    const later = (await place.run(['logs', '-s', 'app', '-d', 'web.1'])).text;
    expect(later.split('\n')[0]?.replace(/^\S+ app\[web\.1\]: /, '')).toBe(json);
    const heroku = (await place.run(['local', '--format', 'heroku', '--on-exit', 'stop'])).text;
    const pieces = [...heroku.matchAll(/^\S+ app\[web\.1\]: (.*)$/gm)].map(([, piece = '']) => piece);
    expect(pieces.length).toBe(Math.ceil(json.length / 10_000));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBe(10_000);
    expect(pieces.join('')).toBe(json);
  });
});

test('Lines of a megabyte each are read by `logs` and `logs -t`, one frame after the other', async () => {
  const print = "const line = '€'.repeat(330_000); for (let n = 0; n < 20; n++) console.log(line + n);\n";
  const place = await makePlace({ Procfile: 'worker: node print.mjs; echo over; exec sleep 1000\n', 'print.mjs': print });
  const local = await place.local([], /worker\.1 \* State changed from starting to up/);
  const tail = place.start(['logs', '-t', '-n', '1000', '-d', 'worker.1', '-s', 'app']);
  await place.shell('until dynodeck logs -n 1 -d worker.1 -s app | grep -q over; do :; done').ended;
  const { text } = await place.run(['logs', '-n', '1000', '-d', 'worker.1', '-s', 'app']);
  await local.kill('SIGINT');
  await tail.until(/waiting until something does/, 'stderr');
  const followed = (await tail.kill('SIGINT')).text;
  for (const shown of [text, followed]) {
    const ends = shown.split('\n').map((line) => /€(\d+)$/.exec(line)?.[1]).filter((end) => end !== undefined);
    // One that was begun when it was looked for may come behind the next.
    expect(ends.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  }
});

const MESSY = "printf '\\033[?1049h\\033[?25l\\033[?1000h\\033[?2004h\\033[31mred'; stty raw -echo; sleep 1000";

/** A shell whose terminal is looked at before and after `dynodeck local`. */
async function inShell(place: Place, end: (shell: TypedCommand, pid: number) => Promise<void> | void): Promise<string> {
  const shell = place.typeShell();
  shell.keys('stty -g > before; dynodeck local --on-exit leave; stty -g > after; echo do""ne\r');
  await shell.until(/State changed from \S*starting\S* to \S*up/);
  await end(shell, shell.pid);
  const text = await shell.until(/done\r/);
  const [before, after] = await Promise.all(['before', 'after'].map((name) => readFile(join(place.folder, name), 'utf8')));
  expect(after).toBe(before);
  return text;
}

describe('The developer\'s terminal after `dynodeck local`', () => {
  const ends: [how: string, command: string][] = [
    ['Ctrl-C', ''],
    ['SIGTERM', 'pkill -TERM -P SHELL'],
    ['SIGHUP', 'pkill -HUP -P SHELL'],
    ['kill -9 of all dynos', 'pkill -KILL -f "[s]leep MARK"'],
    ['kill -9 of itself', 'pkill -KILL -P SHELL'],
  ];

  test.each(ends)('is as before, ended by %s, whatever its dynos have done to theirs', async (how, command) => {
    const mark = String(100_000 + Math.floor(Math.random() * 900_000));
    const place = await makePlace({ Procfile: `worker: ${MESSY.replace('sleep 1000', `sleep ${mark}`)}\n` });
    const text = await inShell(place, async (shell, pid) => {
      if (how === 'Ctrl-C') return shell.keys('\x03');
      await place.shell(command.replaceAll('SHELL', String(pid)).replaceAll('MARK', mark)).ended;
    });
    // bash itself switches bracketed paste on for its own prompt.
    expect(text.replaceAll(/\x1b\[\?2004[hl]/g, '')).not.toMatch(/\x1b\[\?|\x1b[c78]/);
  });
});
