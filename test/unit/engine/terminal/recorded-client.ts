import type { TerminalClient } from '../../../../electron/engine/terminal/terminal-view.ts';

/** Keeps what a view sends: the bytes since the last reset, and the resets. */
export class RecordedClient implements TerminalClient {
  resets: number[] = [];
  /** Of each reset: whether a full-screen program was to paint anew. */
  patchy: boolean[] = [];
  batches: Uint8Array[] = [];
  /** Of all bytes ever. */
  received = 0;

  bytes(bytes: Uint8Array): void {
    this.batches.push(bytes);
    this.received += bytes.length;
  }

  reset(skipped: number, isPatchy: boolean): void {
    this.resets.push(skipped);
    this.patchy.push(isPatchy);
    this.batches = [];
  }

  get buffer(): Buffer {
    return Buffer.concat(this.batches);
  }

  get text(): string {
    return this.buffer.toString('latin1');
  }
}
