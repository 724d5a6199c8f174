import { constants } from 'node:os';
import { SH } from '../../system/command-shell.ts';
import type { SpawnOptions } from '../dyno-process.ts';
import { EndMarkScanner, newNonce } from './end-mark.ts';
import { InputQueue } from './input-queue.ts';
import { type Pty, onPtyData, openPty } from './pty.ts';
import { ReadAhead } from './read-ahead.ts';
import { leaderArguments, leaderEnvironment } from './session-leader.ts';
import { adopting } from './subreaper.ts';

/** Ctrl-Q: resumes output that Ctrl-S has stopped. */
const XON = Uint8Array.of(0x11);
/** What a shell adds to a signal's number to make it an exit status. */
const SIGNAL_STATUS_BASE = 128;

export interface LeaderEvents {
  /** First the command's exit status; then the same again, once the leader was told to proceed. */
  mark(status: number): void;
  /** The leader has ended and the last byte was delivered. */
  exit(status: number): void;
}

/** A terminal with our session leader in it. */
export class LeaderTerminal {
  readonly #pty: Pty;
  readonly #input: InputQueue;
  readonly #ahead: ReadAhead;
  /** The leader has ended: its pid and its descriptor may be another's by now. */
  #closed = false;
  #gone = false;

  constructor(options: SpawnOptions, events: LeaderEvents) {
    const nonce = newNonce();
    const scanner = new EndMarkScanner(nonce, { data: options.onData, mark: events.mark });
    const env = leaderEnvironment(options.env);
    this.#pty = openPty({ ...options, env, ...adopting(SH, leaderArguments(options, nonce)) });
    this.#input = new InputQueue(this.#pty.fd);
    this.#ahead = new ReadAhead(this.#pty.fd, (bytes) => scanner.push(bytes));
    onPtyData(this.#pty, (chunk) => this.#ahead.push(chunk));
    this.#pty.onExit(({ exitCode, signal }) => {
      this.#closed = true;
      this.#input.dispose();
      this.#ahead.end(() => {
        this.#gone = true;
        scanner.flush();
        events.exit(signal ? SIGNAL_STATUS_BASE + signal : exitCode);
      });
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** The leader has ended and the last byte was delivered. */
  get gone(): boolean {
    return this.#gone;
  }

  /** What the terminal had been given before this moment (`performance.now()`) was delivered, as far as it was read. */
  get deliveredUntil(): number {
    return this.#ahead.handedOnUntil;
  }

  write(bytes: Uint8Array): boolean {
    return this.#input.write(bytes);
  }

  resize(columns: number, rows: number): void {
    if (this.#closed) return;
    try {
      this.#pty.resize(columns, rows);
    } catch {
      // The terminal has gone a moment ago (EBADF); its exit is on the way.
    }
  }

  /** Lets a leader that has stopped itself go on to its second mark. Without effect before it has stopped. */
  proceed(): void {
    this.#signal(constants.signals.SIGCONT);
  }

  /** Lets output go on that the keyboard has stopped, and with it a leader that waits to write its mark. */
  resumeOutput(): void {
    this.#input.write(XON);
  }

  /** Ends the leader. What it had not been read of the terminal's output may be lost. */
  dispose(): void {
    // From here on the descriptor may be closed, and its number reused, at any moment.
    this.#input.dispose();
    this.#signal(constants.signals.SIGKILL);
  }

  #signal(signal: number): void {
    if (this.#closed) return;
    try {
      process.kill(this.#pty.pid, signal);
    } catch {
      // It ended by itself; its exit is on the way.
    }
  }
}
