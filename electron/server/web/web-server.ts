import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Channel } from '../../../shared/contract/wire.ts';
import { createAccessToken, isLocalOrigin, answerPageRequest, isAdmitted, type ServedPage } from './page-requests.ts';
import { MAX_FRAME_BYTES, webSocketChannel } from '../transport/web-socket-channel.ts';

/** Where the page connects to the engine. */
const ENGINE_PATH = '/engine';
/** A browser opens six, and one per page for the engine; keeps a runaway client from using up all descriptors. */
const MAX_CONNECTIONS = 256;

export interface WebServerOptions extends Pick<ServedPage, 'folder' | 'languages'> {
  /** 0: any free port. */
  port: number;
  /** Takes over one admitted client. */
  connect(channel: Channel): void;
}

export interface WebServer {
  port: number;
  /** With the token; whoever has it can run commands as the user of this process. */
  url: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

/**
 * Serves the page and the engine's WebSocket on loopback (docs/security.md).
 * @throws the error of `listen`, such as EADDRINUSE
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const token = createAccessToken();
  const { folder, languages } = options;
  const page: ServedPage = { folder, languages, token, port: options.port };
  const server = createServer((request, response) => {
    answerPageRequest(request, response, page).catch(() => response.destroy());
  });
  server.maxConnections = MAX_CONNECTIONS;
  // Garbage instead of HTTP.
  server.on('clientError', (_error, socket) => socket.destroy());

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    // A client that vanishes in the middle of the handshake.
    socket.on('error', () => socket.destroy());
    if (!mayConnect(request, page)) return refuse(socket);
    sockets.handleUpgrade(request, socket, head, (client) => options.connect(webSocketChannel(client)));
  });

  page.port = await listen(server, options.port);
  return {
    port: page.port,
    url: `http://127.0.0.1:${page.port}/?token=${token.value}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function mayConnect(request: IncomingMessage, page: ServedPage): boolean {
  return request.url === ENGINE_PATH && isAdmitted(request, page) && isLocalOrigin(request.headers.origin, page.port);
}

/** The connection is not left to the client to close: one that never does would keep this process from ending. */
function refuse(socket: Duplex): void {
  socket.once('finish', () => socket.destroy());
  socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
