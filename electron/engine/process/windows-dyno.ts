import { spawn } from 'node:child_process';
import type { NamedProcess } from '../system/process-table/command-lines.ts';
import type { DynoProcess, SpawnOptions } from './dyno-process.ts';
import { type Pty, onPtyData, openPty } from './pty/pty.ts';
import { ReadAhead } from './pty/read-ahead.ts';

/** Ctrl-C: what a console program on Windows can clean up after; there is no SIGTERM. */
const INTERRUPT = '\x03';

/** A dyno under Windows, in a ConPTY; its process tree is left to taskkill. Not tested: no such machine here. */
export class WindowsDyno implements DynoProcess {
  readonly mark = null;
  readonly #pty: Pty;
  #ended = false;

  constructor(options: SpawnOptions) {
    const shell = process.env['ComSpec'] ?? 'cmd.exe';
    this.#pty = openPty({ ...options, file: shell, arguments: `/d /s /c "${options.command}"` });
    const ahead = new ReadAhead(null, (bytes) => options.onData(bytes));
    onPtyData(this.#pty, (chunk) => ahead.push(chunk));
    this.#pty.onExit(({ exitCode }) => {
      this.#ended = true;
      ahead.end(() => {
        options.onCommandExit?.(exitCode);
        options.onExit(exitCode);
      });
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  write(bytes: Uint8Array): boolean {
    if (!this.#ended) this.#pty.write(Buffer.from(bytes));
    return !this.#ended;
  }

  resize(columns: number, rows: number): void {
    if (!this.#ended) this.#pty.resize(columns, rows);
  }

  terminate(): void {
    if (!this.#ended) this.#pty.write(INTERRUPT);
  }

  hangUp(): void {
    this.kill();
  }

  kill(): void {
    if (this.#ended) return;
    const taskkill = spawn('taskkill', ['/pid', String(this.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    // Without taskkill closing the console still ends what is attached to it.
    taskkill.on('error', () => this.#pty.kill());
  }

  members(): [] {
    return [];
  }

  /** Whether the shell lives; Windows has no cheap list of a process's descendants. */
  countAlive(): number {
    return this.#ended ? 0 : 1;
  }

  /** Unknown here, as are ports. */
  survivors(): NamedProcess[] {
    return [];
  }

  strays(): [] {
    return [];
  }

  isReadingTerminal(): null {
    return null;
  }

  listeningPorts(): Promise<number[]> {
    return Promise.resolve([]);
  }

  listeningSockets(): Promise<string[]> {
    return Promise.resolve([]);
  }
}
