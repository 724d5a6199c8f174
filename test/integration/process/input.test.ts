import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { program, runDyno } from './running-dyno.ts';

const PASTE_BYTES = 1024 * 1024;
/** What `reads-nothing.py` computes between `ready` and `tick`, in microseconds of processor time. */
const BUSY_US = 1_000_000;
/** Of that time: a queue that retries without waiting gets as much of the processor as a program that computes. */
const BUSY_SHARE = 0.5;

describe('input', () => {
  it('is echoed and read line by line', async () => {
    const dyno = runDyno('read name; echo "hello $name"');
    dyno.type('web\r');
    expect(await dyno.exit).toBe(0);
    expect(dyno.output().toString()).toBe('web\r\nhello web\r\n');
  });

  it('can be corrected by whole characters', async () => {
    const dyno = runDyno('stty -echo; echo ready; read name; echo "[$name]"');
    await dyno.until(/ready/);
    dyno.type('cafés\x7f\x7f\r');
    await dyno.exit;
    expect(dyno.output().toString()).toContain('[caf]');
  });

  it('arrives whole when a large paste meets a reader', async () => {
    const dyno = runDyno(program('reads-raw.py', PASTE_BYTES));
    await dyno.until(/ready/);
    const paste = randomBytes(PASTE_BYTES);
    expect(dyno.process.write(paste)).toBe(true);
    const [, digest] = await dyno.until(/sha256 (\w+)/);
    expect(digest).toBe(createHash('sha256').update(paste).digest('hex'));
  });

  it('waits quietly when nobody reads it, and never without bound', async () => {
    const dyno = runDyno(program('reads-nothing.py'));
    await dyno.until(/ready/);
    const paste = Buffer.alloc(PASTE_BYTES, 'p');
    const before = process.cpuUsage();
    expect(dyno.process.write(paste)).toBe(true);
    await dyno.until(/tick/);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / BUSY_US).toBeLessThan(BUSY_SHARE);
    const taken = Array.from({ length: 32 }, () => dyno.process.write(paste));
    expect(taken).toContain(false);
    dyno.process.terminate();
    expect(await dyno.exit).toBe(143);
    expect(dyno.process.write(paste)).toBe(false);
  });

  it('interrupts the program with Ctrl-C and quits it with Ctrl-\\', async () => {
    const interrupted = runDyno(program('waits.py'));
    await interrupted.until(/ready/);
    interrupted.type('\x03');
    expect(await interrupted.exit).toBe(130);
    const quit = runDyno(program('waits.py'));
    await quit.until(/ready/);
    quit.type('\x1c');
    expect(await quit.exit).toBe(131);
  });

  it('reaches a program\'s own Ctrl-C handler, and the command goes on', async () => {
    const dyno = runDyno(`trap 'echo caught' INT; (echo ready; exec sleep 600); echo after; exit 4`);
    await dyno.until(/ready/);
    dyno.type('\x03');
    expect(await dyno.exit).toBe(4);
    expect(dyno.output().toString()).toContain('caught\r\nafter');
  });

  it('typed ahead or ended with Ctrl-D is no trouble after the command', async () => {
    const dyno = runDyno('echo ready; exec cat');
    await dyno.until(/ready/);
    dyno.type('one\r\x04\x04typed ahead\r');
    expect(await dyno.exit).toBe(0);
  });
});

describe('files in place of the terminal', () => {
  it('are read and written, whatever their names, and the end of the command stays what it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), "it's $HOME "));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [input = '', output = '', error = ''] = ['in', 'out', 'err'].map((name) => join(folder, name));
    writeFileSync(input, 'given');
    const dyno = runDyno('cat; echo wrong >&2; exit 7 # a comment', {}, { streams: { input, output, error } });
    expect(await dyno.exit).toBe(7);
    expect([output, error].map((file) => readFileSync(file, 'utf8'))).toEqual(['given', 'wrong\n']);
    expect(dyno.output().toString()).toBe('');
  });
});
