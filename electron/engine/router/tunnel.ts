import type { Duplex } from 'node:stream';
import type { DynoSocket } from './backend/dyno-socket.ts';
import { pauseReading, readyToWait } from './backpressure.ts';

export interface TunnelListener {
  /** @param bytes towards the client; 0 for those towards the dyno */
  passed(bytes: number): void;
  ended(): void;
}

/** Passes bytes both ways after an upgrade, until both sides have ended or one has broken off. */
export class Tunnel {
  #isOver = false;

  readonly #client: Duplex;
  readonly #dyno: DynoSocket;
  readonly #listener: TunnelListener;

  constructor(
    client: Duplex,
    dyno: DynoSocket,
    listener: TunnelListener,
  ) {
    this.#client = client;
    this.#dyno = dyno;
    this.#listener = listener;
    client.on('data', () => listener.passed(0));
    dyno.receive = (piece) => this.#pass(piece);
    client.on('drain', () => dyno.socket.resume());
    dyno.socket.on('end', () => client.end());
    for (const side of [client, dyno.socket]) {
      side.on('close', () => this.dispose());
      side.on('error', () => {});
    }
    client.pipe(dyno.socket);
  }

  dispose(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#client.destroy();
    this.#dyno.socket.destroy();
    this.#listener.ended();
  }

  #pass(piece: Buffer): void {
    this.#listener.passed(piece.length);
    if (!this.#client.write(...readyToWait(piece, this.#dyno.keep()))) pauseReading(this.#dyno.socket);
  }
}
