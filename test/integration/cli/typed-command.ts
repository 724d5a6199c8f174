import { type IPty, spawn } from 'node-pty';
import { onTestFinished } from 'vitest';

/** A command in a terminal: what it shows, what is typed into it. */
export class TypedCommand {
  readonly ended: Promise<number>;
  text = '';
  readonly #pty: IPty;
  #isOver = false;
  #waiting = new Set<() => void>();

  constructor(
    file: string,
    args: string[],
    options: { cwd: string; env: NodeJS.ProcessEnv; columns: number; rows: number },
  ) {
    const { columns: cols, rows, cwd } = options;
    this.#pty = spawn(file, args, { cols, rows, cwd, env: options.env as Record<string, string>, name: 'xterm-256color' });
    this.#pty.onData((text) => {
      this.text += text;
      for (const check of this.#waiting) check();
    });
    this.ended = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        this.#isOver = true;
        resolve(signal ? 128 + signal : exitCode);
      });
    });
    onTestFinished(async () => {
      if (!this.#isOver) this.#pty.kill('SIGKILL');
      await this.ended;
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  keys(text: string): void {
    this.#pty.write(text);
  }

  resize(columns: number, rows: number): void {
    this.#pty.resize(columns, rows);
  }

  /** The terminal is closed, as when its window is. */
  hangUp(): void {
    (this.#pty as IPty & { destroy(): void }).destroy();
  }

  /** Resolves once what was shown since the last such wait matches. */
  until(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = pattern.exec(this.text);
        if (!found) return;
        this.#waiting.delete(check);
        const seen = this.text;
        this.text = this.text.slice(found.index + found[0].length);
        resolve(seen);
      };
      this.#waiting.add(check);
      void this.ended.then((status) => reject(new Error(`It ended (${status}) without ${pattern}:\n${this.text}`)));
      check();
    });
  }
}
