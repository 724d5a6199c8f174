import { connect, type Socket } from 'node:net';

const LOOPBACKS = ['127.0.0.1', '::1'] as const;

export type ConnectFailure = 'refused' | 'timeout';

/** Where a dyno listens. It may have bound to one of the two loopback addresses only; which one is remembered. */
export class DynoAddress {
  #first = 0;

  constructor(readonly port: number) {}

  /**
   * Connects, trying the other address when one refuses.
   * @param done called once, unless the attempt is given up
   * @returns gives the attempt up
   */
  connect(timeoutMs: number, done: (result: Socket | ConnectFailure) => void): () => void {
    let socket = this.#dial(this.#first);
    let tried = 1;
    const timer = setTimeout(() => {
      socket.destroy();
      done('timeout');
    }, timeoutMs);
    const listen = (): void => {
      socket.once('connect', connected);
      socket.once('error', failed);
    };
    const connected = (): void => {
      // TCP lets a socket connect to itself when the system picks the very port that nobody listens on.
      if (socket.localPort === socket.remotePort) return failed();
      clearTimeout(timer);
      socket.off('error', failed);
      this.#first = (this.#first + tried - 1) % LOOPBACKS.length;
      done(socket);
    };
    const failed = (): void => {
      socket.destroy();
      if (tried === LOOPBACKS.length) {
        clearTimeout(timer);
        return done('refused');
      }
      socket = this.#dial(this.#first + tried);
      tried += 1;
      listen();
    };
    listen();
    return () => {
      clearTimeout(timer);
      socket.removeAllListeners('connect').off('error', failed).on('error', ignore).destroy();
    };
  }

  #dial(index: number): Socket {
    const host = LOOPBACKS[index % LOOPBACKS.length] as string;
    return connect({ host, port: this.port, noDelay: true, allowHalfOpen: true });
  }
}

function ignore(): void {}
