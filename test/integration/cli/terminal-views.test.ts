import { describe, expect, test } from 'vitest';
import { makePlace, type Place } from './place.ts';
import type { TypedCommand } from './typed-command.ts';

/** Tells the size of its terminal at its start and at each change. */
const TELLS_SIZE = `web: exec bash -c 'tell() { echo "size $(stty size)."; }; trap tell WINCH; tell; while :; do sleep 0.1; done'\n`;
const TELLS_TERMINAL = 'echo "term=[$TERM] colour=[$COLORTERM] program=[$TERM_PROGRAM] width=[$COLUMNS]"';

/** `local` in a terminal, once its dyno has told its size. */
async function localIn(place: Place, columns: number, rows: number): Promise<TypedCommand> {
  const local = place.type(['local'], { columns, rows });
  await local.until(/size \d+ \d+\./);
  return local;
}

async function typedIn(place: Place, args: string[], variables: Record<string, string>): Promise<string> {
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  const shell = place.typeShell();
  shell.keys(`${assignments.join(' ')} dynodeck ${args.join(' ')}\r`);
  return shell.until(/^term=.*$/m);
}

describe('The terminal that dynodeck local is typed into', () => {
  test('gives its dynos the width that is left beside the prefix of a line, and follows it', async () => {
    const place = await makePlace({ Procfile: TELLS_SIZE });
    const local = place.type(['local'], { columns: 150, rows: 50 });
    await local.until(/size 50 133\./);
    local.resize(120, 40);
    await local.until(/size 40 103\./);
  });

  test('is not narrower for them than 40 columns: then lines wrap', async () => {
    const place = await makePlace({ Procfile: TELLS_SIZE });
    const local = place.type(['local'], { columns: 50, rows: 20 });
    await local.until(/size 20 50\./);
  });

  test('gets the size of the dyno back when a smaller view has left', async () => {
    const place = await makePlace({ Procfile: TELLS_SIZE });
    const local = await localIn(place, 150, 50);
    const attached = place.type(['attach', 'web.1'], { columns: 60, rows: 20 });
    await local.until(/size 20 60\./);
    attached.keys('\x1d');
    await local.until(/size 50 133\./);
  });

  test('is a view among others: of two that show the dyno, the size of the one left goes on', async () => {
    const place = await makePlace({ Procfile: TELLS_SIZE });
    const local = await localIn(place, 150, 50);
    place.type(['attach', 'web.1'], { columns: 90, rows: 25 });
    await local.until(/size 25 90\./);
    const second = place.type(['attach', 'web.1'], { columns: 60, rows: 20 });
    await local.until(/size 20 60\./);
    second.hangUp();
    await local.until(/size 25 90\./);
  });

  test('tells its dynos its own TERM and colour depth', async () => {
    const place = await makePlace({ Procfile: `web: ${TELLS_TERMINAL}; exec sleep 1000\n` });
    const shell = place.typeShell();
    shell.keys('TERM=linux TERM_PROGRAM=tmux dynodeck local\r');
    await shell.until(/term=\[linux\] colour=\[\] program=\[\] width=\[\]/);
  });

  test('between pipes it is no terminal, and dynos have that of the window', async () => {
    const place = await makePlace({ Procfile: `web: ${TELLS_TERMINAL}; echo "size $(stty size)"; exec sleep 1000\n` });
    const local = await place.local([], /size \d/);
    expect(local.text).toContain('term=[xterm-256color] colour=[truecolor] program=[] width=[]');
    expect(local.text).toContain('size 24 80');
  });
});

describe.each([true, false])('dynodeck run where an open app is there: %s', (isOpen) => {
  async function open(): Promise<Place> {
    const place = await makePlace({ Procfile: 'worker: echo ready; exec sleep 1000\n' });
    if (isOpen) await place.local([], /\| ready/);
    return place;
  }

  test.each([
    [{ TERM: 'linux' }, 'term=[linux] colour=[] program=[] width=[]'],
    [{ TERM: 'xterm-kitty', COLORTERM: 'truecolor' }, 'term=[xterm-kitty] colour=[truecolor] program=[] width=[]'],
    [{ TERM: 'screen-256color', TERM_PROGRAM: 'tmux' }, 'term=[screen-256color] colour=[] program=[tmux] width=[]'],
    [{ TERM: 'dumb' }, 'term=[dumb] colour=[] program=[] width=[]'],
  ])('draws on the terminal that it was typed into: %o', async (variables, told) => {
    expect(await typedIn(await open(), ['run', `'${TELLS_TERMINAL}'`], variables)).toContain(told);
  });

  test('between pipes its program is told the same of the terminal', async () => {
    const place = await open();
    const { text } = await place.run(['run', TELLS_TERMINAL], { env: { TERM: 'vt220' } });
    expect(text).toBe('term=[vt220] colour=[] program=[] width=[]\n');
  });

  test('has the size of the terminal that it was typed into', async () => {
    const place = await open();
    const run = place.type(['run', 'stty size'], { columns: 111, rows: 33 });
    await run.until(/^33 111/m);
  });
});
