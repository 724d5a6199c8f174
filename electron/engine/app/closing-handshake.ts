/**
 * A client that says nothing for so long reads no more: one that reads slowly asks for its next page, or confirms what
 * it has shown, well within this. In milliseconds.
 */
export const QUIET_MS = 2_000;
/** However much a client still reads, an engine that ends does not stay for longer: its user waits. In milliseconds. */
export const MAX_CLOSING_MS = 10_000;

/** How often it is looked whether a client has been quiet for too long. In milliseconds. */
const CHECK_MS = QUIET_MS / 10;

/** A client, as far as its leaving goes. */
export interface ClosingClient {
  /** It has all that it wants, or is gone. */
  readonly hasLeft: boolean;
  /** When it sent its last message, by `performance.now()`. */
  readonly heardAt: number;
}

/** Why an engine did not wait for the rest of its clients. */
export type CutOffReason = 'quiet' | 'long' | 'insisted';

/** Lets the clients of an engine that ends read what there is for them, within bounds. */
export class ClosingHandshake {
  readonly #clients: () => ClosingClient[];
  readonly #begun = performance.now();
  #end: (reason: CutOffReason | null) => void = () => {};
  /** Settles when all have left, with null, or when those who have not are waited for no longer. */
  readonly ended = new Promise<CutOffReason | null>((resolve) => (this.#end = resolve));

  /** @param clients all that are connected now, those that have left or not */
  constructor(clients: () => ClosingClient[]) {
    this.#clients = clients;
    const timer = setInterval(() => this.check(), CHECK_MS);
    void this.ended.then(() => clearInterval(timer));
    this.check();
  }

  /** To be called when a client leaves. */
  check(): void {
    const now = performance.now();
    const staying = this.#clients().filter(({ hasLeft }) => !hasLeft);
    if (staying.length === 0) this.#end(null);
    else if (now - this.#begun > MAX_CLOSING_MS) this.#end('long');
    else if (staying.every(({ heardAt }) => now - Math.max(heardAt, this.#begun) > QUIET_MS)) this.#end('quiet');
  }

  /** Does not wait any longer. */
  cutOff(): void {
    this.#end('insisted');
  }
}

/** @param clients how many have not left */
export function describeCutOff(reason: CutOffReason, clients: number): string {
  const who = clients === 1 ? '1 client has' : `${clients} clients have`;
  const what = `${who} not taken all that ${clients === 1 ? 'it was' : 'they were'} to get`;
  switch (reason) {
    case 'quiet':
      return `${what} within ${QUIET_MS / 1000} seconds: the connection is cut.`;
    case 'long':
      return `${what} within ${MAX_CLOSING_MS / 1000} seconds: the connection is cut.`;
    case 'insisted':
      return `${what}: the connection is cut, as was wished.`;
  }
}
