import type { Duplex } from 'node:stream';

export interface TunnelListener {
  /** @param bytes towards the client; 0 for those towards the dyno */
  passed(bytes: number): void;
  ended(): void;
}

/** Passes bytes both ways after an upgrade, until both sides have ended or one has broken off. */
export class Tunnel {
  #isOver = false;

  constructor(
    private readonly client: Duplex,
    private readonly dyno: Duplex,
    private readonly listener: TunnelListener,
  ) {
    client.on('data', () => listener.passed(0));
    dyno.on('data', (chunk: Buffer) => listener.passed(chunk.length));
    for (const side of [client, dyno]) {
      side.on('close', () => this.end());
      side.on('error', () => {});
    }
    client.pipe(dyno);
    dyno.pipe(client);
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.client.destroy();
    this.dyno.destroy();
    this.listener.ended();
  }
}
