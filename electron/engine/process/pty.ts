import { readSync } from 'node:fs';
import { platform } from 'node:process';
import { type IPty, spawn } from 'node-pty';
import { withoutDescriptorGaps } from './descriptor-gaps.ts';

export interface PtyOptions {
  file: string;
  /** On Windows a ready command line. */
  arguments: string[] | string;
  cwd: string;
  env: Record<string, string>;
  columns: number;
  rows: number;
}

export type Pty = IPty & {
  /** The master, non-blocking. Not part of node-pty's typings, hence the pinned version. Absent on Windows. */
  readonly fd: number;
};

/** What Linux gives of a terminal's output in one read at the most: N_TTY_BUF_SIZE - 1. */
const FULL_READ_BYTES = 4095;
/** 32 KiB for one terminal, then the others have their turn. */
const MAX_FURTHER_READS = 8;
const further = Buffer.allocUnsafe(FULL_READ_BYTES * MAX_FURTHER_READS);

/** Masters of the terminals that are open now. */
const masters = new Set<number>();

/** A program in a terminal of its own, which inherits no other terminal. */
export function openPty(options: PtyOptions): Pty {
  const { columns: cols, rows, cwd, env } = options;
  const pty = withoutDescriptorGaps(Math.max(0, ...masters), () =>
    spawn(options.file, options.arguments, {
      cols,
      rows,
      cwd,
      env,
      encoding: null,
      // node-pty's own kill() on Windows forks Node, which Electron's fuses forbid (desktop.md §0, row 11).
      useConptyDll: true,
    }),
  ) as Pty;
  masters.add(pty.fd);
  pty.onExit(() => masters.delete(pty.fd));
  return pty;
}

/**
 * Listens to raw bytes, which come whatever node-pty's typings say: its encoding is null. Of a terminal that has more
 * to say the rest is read at once: an event for each 4 KiB makes a flooding program wait for the event loop.
 */
export function onPtyData(pty: Pty, listener: (chunk: Buffer) => void): void {
  pty.onData((data) => {
    const chunk = data as unknown as Buffer;
    // A master that is no longer ours may be somebody else's file by now.
    const mayReadOn = chunk.length >= FULL_READ_BYTES && platform !== 'win32' && masters.has(pty.fd);
    listener(mayReadOn ? readOn(pty.fd, chunk) : chunk);
  });
}

function readOn(fd: number, chunk: Buffer): Buffer {
  let length = 0;
  try {
    for (let reads = 0; reads < MAX_FURTHER_READS; reads++) {
      const count = readSync(fd, further, length, FULL_READ_BYTES, null);
      length += count;
      if (count < FULL_READ_BYTES) break;
    }
  } catch {
    // Nothing more for now (EAGAIN), or the terminal has hung up (EIO), which node-pty is told by its next read.
  }
  return length === 0 ? chunk : Buffer.concat([chunk, further.subarray(0, length)]);
}
