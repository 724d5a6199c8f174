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
      // node-pty's own kill() on Windows forks Node, which Electron's fuses forbid; ConPTY's own DLL does without.
      useConptyDll: true,
    }),
  ) as Pty;
  masters.add(pty.fd);
  pty.onExit(() => masters.delete(pty.fd));
  return pty;
}

/** Listens to raw bytes, which come whatever node-pty's typings say: its encoding is null. */
export function onPtyData(pty: IPty, listener: (chunk: Buffer) => void): void {
  pty.onData((chunk) => listener(chunk as unknown as Buffer));
}
