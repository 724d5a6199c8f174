import { connect, type Socket } from 'node:net';
import type { Batch, Delivery, DeliveryOptions } from './delivery.ts';
import { DeliveryProblem, toDeliveryProblem } from './delivery-problem.ts';
import type { Dialect } from './drain-message.ts';

/** A receiver that does not answer, or takes nothing, for so long is as good as gone. */
const PATIENCE_MS = 10_000;

/**
 * RFC 5424 messages over one connection (RFC 6587; over TLS RFC 5425). Nothing comes back: what TCP took has arrived.
 */
export class SyslogDelivery implements Delivery {
  readonly dialect: Dialect;
  #socket: Socket | null = null;
  readonly #place: string;

  readonly #options: DeliveryOptions;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.dialect = { host: options.token, isLogplex: false };
    this.#place = `${options.address.host}:${options.address.port}`;
  }

  async deliver({ body }: Batch): Promise<void> {
    this.#socket ??= await this.#connect();
    await this.#write(this.#socket, body);
  }

  dispose(): void {
    this.#socket?.end();
    this.#socket = null;
  }

  #connect(): Promise<Socket> {
    const { host, port, isSecure } = this.#options.address;
    const { authorities: ca } = this.#options;
    return new Promise((resolve, reject) => {
      const trusted = ca === undefined ? {} : { ca };
      // Not imported: every app would start later for the few that have such a drain.
      const tls = isSecure ? process.getBuiltinModule('node:tls') : null;
      const socket = tls?.connect({ host, port, servername: host, ...trusted }) ?? connect({ host, port });
      socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')));
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        socket.setTimeout(0);
        socket.setKeepAlive(true);
        resolve(socket);
      });
      socket.on('error', (error) => reject(toDeliveryProblem(error, this.#place)));
      socket.on('close', () => this.#forget(socket));
      // A receiver that hangs up must not be written to: what TCP still takes would be lost.
      socket.on('end', () => this.#forget(socket));
      // What it says is nothing to us, but must be read for its end to be seen.
      socket.resume();
    });
  }

  #write(socket: Socket, body: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => socket.destroy(new Error('it takes nothing')), PATIENCE_MS);
      const onClose = (): void => settle(new DeliveryProblem(`${this.#place} has closed the connection.`));
      const settle = (problem: DeliveryProblem | null): void => {
        clearTimeout(timer);
        socket.off('close', onClose);
        if (problem === null) resolve();
        else reject(problem);
      };
      socket.once('close', onClose);
      socket.write(body, (error) => settle(error ? toDeliveryProblem(error, this.#place) : null));
    });
  }

  #forget(socket: Socket): void {
    if (this.#socket === socket) this.#socket = null;
    socket.destroy();
  }
}
