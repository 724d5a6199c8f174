import { createServer, type Server, type Socket } from 'node:net';
import type { Directory } from './directory.ts';
import { ClientConnection } from './client-connection.ts';
import { ClientSession } from '../http2/client-session.ts';
import { MAX_CONNECTIONS } from '../limits.ts';
import type { ClientTiming } from '../router-timing.ts';
import { PLAIN, type Serve } from './negotiated-protocol.ts';
import { OpenHeads } from './open-heads.ts';

/** Both loopback addresses: which one `localhost` means depends on who asks. */
const LOOPBACKS = ['127.0.0.1', '::1'];
/** Connections waiting to be taken: a burst of a load test. */
const BACKLOG = 4_096;
/** What a connection too many is told, in plain HTTP: nothing is read of it, not even whether it speaks TLS. */
const REFUSAL_TEXT = `The router has ${MAX_CONNECTIONS} connections open on this port, and takes no more.\n`;
const REFUSAL =
  'HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\n' +
  `Content-Length: ${REFUSAL_TEXT.length}\r\nRetry-After: 1\r\nConnection: close\r\n\r\n${REFUSAL_TEXT}`;

export interface ListenerOptions {
  directory: Directory;
  timing: ClientTiming;
  /** Makes of a new connection one to read requests from, unless it has said that it will on its own. */
  accept?: (socket: Socket, serve: Serve) => void;
  /** At a time. */
  maxConnections?: number;
}

/** Takes connections on a port of the loopback addresses. */
export class Listener {
  readonly #sockets = new Set<Socket>();
  readonly #heads = new OpenHeads();

  readonly #servers: Server[];

  private constructor(
    readonly port: number,
    servers: Server[],
  ) {
    this.#servers = servers;
  }

  /** @throws an error with a code such as EADDRINUSE when the port cannot be had on 127.0.0.1 */
  static async open(port: number, options: ListenerOptions): Promise<Listener> {
    const servers: Server[] = [];
    const listener = new Listener(port, servers);
    for (const host of LOOPBACKS) {
      const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => listener.#serve(socket, options));
      try {
        await listen(server, host, port);
        servers.push(server);
      } catch (error) {
        // A machine without IPv6 has no ::1.
        if (servers.length > 0 && (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') break;
        await listener.close();
        throw error;
      }
    }
    return listener;
  }

  /** Takes no more connections, and ends those there are. */
  async close(): Promise<void> {
    const closed = this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closed);
  }

  #serve(socket: Socket, options: ListenerOptions): void {
    const { directory, timing, accept, maxConnections = MAX_CONNECTIONS } = options;
    if (this.#sockets.size >= maxConnections) return refuse(socket);
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const serve: Serve = (stream, protocol) => {
      const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
      const origin = { ...protocol, port: this.port, address };
      if (protocol.protocol === 'http2.0') void new ClientSession(stream, origin, directory, timing);
      else void new ClientConnection(stream, origin, directory, timing, this.#heads);
    };
    if (accept === undefined) serve(socket, PLAIN);
    else accept(socket, serve);
  }
}

function refuse(socket: Socket): void {
  socket.on('error', () => {});
  socket.end(REFUSAL, () => socket.destroy());
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
