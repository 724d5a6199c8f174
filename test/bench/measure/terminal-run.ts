import { spawn, type IPty } from 'node-pty';
import type { BenchApp } from '../peers/bench-app.ts';
import type { Runner } from '../peers/runner.ts';
import { runnerEnvironment } from './environment.ts';
import { familyOf, killMembers, type Member } from './family.ts';
import type { ReportChannel } from './report-channel.ts';

/**
 * The shell that gives the prompt back: it survives Ctrl-C, as an interactive one does, and reports the moment it has
 * control again. $0 is where to, "$@" the runner.
 */
const SHELL = 'trap : INT; "$@"; echo "prompt $?" >"$0"';
const SIZE = { cols: 120, rows: 40 };
const CTRL_C = '\x03';

/** A runner in a terminal, as somebody types it. */
export class TerminalRun {
  readonly startedAt = performance.now();
  readonly #pty: IPty;
  readonly #environment;
  #onOutput: (text: string) => void = () => {};

  constructor(runner: Runner, app: BenchApp, reports: ReportChannel) {
    this.#environment = runnerEnvironment(runner);
    const { env } = this.#environment;
    const args = ['-c', SHELL, reports.path, ...runner.command(app)];
    this.#pty = spawn('/bin/sh', args, { ...SIZE, cwd: app.folder, env });
    this.#pty.onData((text) => this.#onOutput(text));
  }

  onOutput(listener: (text: string) => void): void {
    this.#onOutput = listener;
  }

  interrupt(): void {
    this.#pty.write(CTRL_C);
  }

  /** Everything the shell has started and is alive, without the shell. */
  family(): Member[] {
    return familyOf(this.#pty.pid, this.#environment.mark).filter(({ pid }) => pid !== this.#pty.pid);
  }

  /** Kills whatever is left. */
  end(): void {
    killMembers(this.family());
    this.#pty.kill('SIGKILL');
    this.#environment.dispose();
  }
}
