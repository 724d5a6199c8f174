import { createServer, type Server, type Socket } from 'node:net';
import type { Directory } from './router-client.ts';
import { ClientConnection } from './client-connection.ts';
import { ClientSession } from '../http2/client-session.ts';
import type { ClientTiming } from '../router-timing.ts';
import { PLAIN, type Serve } from './negotiated-protocol.ts';

/** Both loopback addresses: which one `localhost` means depends on who asks. */
const LOOPBACKS = ['127.0.0.1', '::1'];
/** Connections waiting to be taken: a burst of a load test. */
const BACKLOG = 4_096;

export interface FrontOptions {
  directory: Directory;
  timing: ClientTiming;
  /** Makes of a new connection one to read requests from, unless it has said that it will on its own. */
  accept?: (socket: Socket, serve: Serve) => void;
}

/** Takes connections on a port of the loopback addresses. */
export class Front {
  readonly #sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly servers: Server[],
  ) {}

  /** @throws an error with a code such as EADDRINUSE when the port cannot be had on 127.0.0.1 */
  static async open(port: number, options: FrontOptions): Promise<Front> {
    const servers: Server[] = [];
    const front = new Front(port, servers);
    for (const host of LOOPBACKS) {
      const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => front.#serve(socket, options));
      try {
        await listen(server, host, port);
        servers.push(server);
      } catch (error) {
        // A machine without IPv6 has no ::1.
        if (servers.length > 0 && (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') break;
        await front.close();
        throw error;
      }
    }
    return front;
  }

  /** Takes no more connections, and ends those there are. */
  async close(): Promise<void> {
    const closed = this.servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closed);
  }

  #serve(socket: Socket, { directory, timing, accept }: FrontOptions): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const serve: Serve = (stream, spoken) => {
      const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
      const Kind = spoken.protocol === 'http2.0' ? ClientSession : ClientConnection;
      void new Kind(stream, { ...spoken, port: this.port, address }, directory, timing);
    };
    if (accept === undefined) serve(socket, PLAIN);
    else accept(socket, serve);
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
