import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** Sixteen connections that ask for the next response as soon as they have one. */
const WORDS = ['-t1', '-c16'];
/** It is ended before; longer than any test. */
const DURATION = '-d600s';
/** A busy machine is slow, which is no failure. */
const TIMEOUT = ['--timeout', '60s'];

export interface LoadReport {
  /** Answered. */
  requests: number;
  /** What wrk says of those that failed; empty: none has. */
  failures: string[];
}

/** Keeps an address under load by wrk until it is told to end. */
export class WrkLoad {
  readonly #wrk;
  readonly #said: Promise<string>;

  constructor(url: string) {
    this.#wrk = spawn('wrk', [...WORDS, DURATION, ...TIMEOUT, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#said = text(this.#wrk.stdout);
    onTestFinished(() => void this.#wrk.kill('SIGKILL'));
  }

  /** wrk tells what it has seen when it is interrupted; requests under way are not among it. */
  async end(): Promise<LoadReport> {
    this.#wrk.kill('SIGINT');
    const said = await this.#said;
    const requests = Number(/(\d+) requests in/.exec(said)?.[1]);
    return { requests, failures: said.match(/Non-2xx or 3xx responses: \d+|Socket errors: .*/g) ?? [] };
  }
}
