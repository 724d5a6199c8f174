import { execFileSync } from 'node:child_process';
import { constants, openSync, mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a child says about itself, with the time it was read here (`performance.now()`). */
export interface Report {
  words: string[];
  at: number;
}

/**
 * Where children report, past the terminal that is measured: a FIFO, which a shell can write to as well as Node can.
 * Lines are shorter than PIPE_BUF and so arrive whole.
 */
export class ReportChannel {
  readonly path: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'dynodeck-bench-reports-'));
  readonly #socket: Socket;
  readonly #reports: Report[] = [];
  #rest = '';
  #changed: () => void = () => {};

  constructor() {
    this.path = join(this.#folder, 'reports');
    execFileSync('mkfifo', [this.path]);
    // Open for writing too, or the end of the first writer would be the end of the stream.
    const fd = openSync(this.path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#socket = new Socket({ fd, readable: true, writable: false });
    this.#socket.setEncoding('latin1').on('data', (text: unknown) => this.#read(String(text)));
  }

  /**
   * Resolves with the first `count` reports whose first word is `kind`.
   * @throws {Error} when they do not come in time
   */
  async until(kind: string, count: number, deadlineMs: number): Promise<Report[]> {
    const deadline = performance.now() + deadlineMs;
    for (;;) {
      const found = this.#reports.filter(({ words }) => words[0] === kind);
      if (found.length >= count) return found.slice(0, count);
      const left = deadline - performance.now();
      if (left <= 0) throw new Error(`${found.length} of ${count} reports “${kind}” in ${deadlineMs / 1000} s`);
      await this.#next(left);
    }
  }

  close(): void {
    this.#socket.destroy();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #next(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #read(text: string): void {
    const at = performance.now();
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop()!;
    for (const line of lines) this.#reports.push({ words: line.split(' '), at });
    this.#changed();
  }
}
