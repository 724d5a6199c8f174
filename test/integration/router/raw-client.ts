import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { Conditions } from './conditions.ts';

/** A client that says exactly what it is told, and collects what comes back. */
export class RawClient {
  text = '';
  closed = false;
  readonly #conditions = new Conditions();

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.text += chunk.toString('latin1');
      this.#conditions.check();
    });
    socket.on('error', () => {});
    for (const event of ['end', 'close']) {
      socket.on(event, () => {
        this.closed = true;
        this.#conditions.check();
      });
    }
    onTestFinished(() => void socket.destroy());
  }

  static open(port: number): RawClient {
    return new RawClient(connect({ port, host: '127.0.0.1', allowHalfOpen: true }));
  }

  write(text: string): this {
    this.socket.write(text, 'latin1');
    return this;
  }

  /** Resolves with all that came once it matches. */
  async until(pattern: RegExp): Promise<string> {
    await this.#conditions.when(() => pattern.test(this.text) || this.closed);
    if (!pattern.test(this.text)) throw new Error(`The connection ended after ${JSON.stringify(this.text)}`);
    return this.text;
  }

  /** Resolves with all that came once the other side has ended. */
  async untilClosed(): Promise<string> {
    await this.#conditions.when(() => this.closed);
    return this.text;
  }
}
