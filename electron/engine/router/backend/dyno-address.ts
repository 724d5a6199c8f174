import { DynoSocket } from './dyno-socket.ts';

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
  connect(timeoutMs: number, done: (result: DynoSocket | ConnectFailure) => void): () => void {
    let dialled = this.#dial(this.#first);
    let tried = 1;
    const timer = setTimeout(() => {
      dialled.socket.destroy();
      done('timeout');
    }, timeoutMs);
    const listen = (): void => {
      dialled.socket.once('connect', connected);
      dialled.socket.once('error', failed);
    };
    const connected = (): void => {
      const { socket } = dialled;
      // TCP lets a socket connect to itself when the system picks the very port that nobody listens on.
      if (socket.localPort === socket.remotePort) return failed();
      clearTimeout(timer);
      socket.off('error', failed);
      this.#first = (this.#first + tried - 1) % LOOPBACKS.length;
      done(dialled);
    };
    const failed = (): void => {
      dialled.socket.destroy();
      if (tried === LOOPBACKS.length) {
        clearTimeout(timer);
        return done('refused');
      }
      dialled = this.#dial(this.#first + tried);
      tried += 1;
      listen();
    };
    listen();
    return () => {
      clearTimeout(timer);
      dialled.socket.removeAllListeners('connect').off('error', failed).on('error', ignore).destroy();
    };
  }

  #dial(index: number): DynoSocket {
    return new DynoSocket(LOOPBACKS[index % LOOPBACKS.length] as string, this.port);
  }
}

function ignore(): void {}
