import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { program, runDyno } from './running-dyno.ts';

/** A test each: how long all of them take says nothing about any. */
const RUNS = Array.from({ length: 20 }, (_, index) => index + 1);
const LINES = 200_000;
const DIGEST = digestOfLines();

/** Of what lines.mjs prints, as the terminal shows it. */
function digestOfLines(): string {
  const hash = createHash('sha256');
  for (let line = 0; line < LINES; line++) {
    hash.update(`${String(line).padStart(9, '0')} ${'abcdefghij'.repeat(9)}\r\n`);
  }
  return hash.digest('hex');
}

describe('the last byte', () => {
  it.each(RUNS)(`arrives when a child prints ${LINES} lines and exits at once (run %i of ${RUNS.length})`, async () => {
    const dyno = runDyno(program('lines.mjs', LINES));
    expect(await dyno.exit).toBe(0);
    const output = dyno.output();
    expect(output.length).toBe(LINES * 102);
    expect(createHash('sha256').update(output).digest('hex')).toBe(DIGEST);
  });

  it('arrives when it comes from a background job that outlives the command', async () => {
    const dyno = runDyno(program('last-words.sh'));
    expect(await dyno.exit).toBe(0);
    expect(dyno.output().toString()).toContain('last word 2000\r\n');
  });

  it('is followed by an exit status even when the child made the terminal non-blocking', async () => {
    const dyno = runDyno(program('non-blocking.py'));
    expect(await dyno.exit).toBe(9);
  });

  it('is delivered unchanged when it is no valid UTF-8', async () => {
    const dyno = runDyno(String.raw`printf '\377\376a\300\033'`);
    await dyno.exit;
    expect([...dyno.output()]).toEqual([0xff, 0xfe, 0x61, 0xc0, 0x1b]);
  });
});
