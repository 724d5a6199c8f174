import type { Socket } from 'node:net';
import { pauseReading } from '../backpressure.ts';
import { multiplexed, PLAIN, SECURE, type Serve } from '../listener/negotiated-protocol.ts';
import type { Authority } from './authority.ts';

/** The first byte of a TLS connection: a handshake record (RFC 8446 §5.1). No HTTP request begins with it. */
const HANDSHAKE = 0x16;
/** For the first byte, and for the handshake. */
const HANDSHAKE_MS = 10_000;

/** Name of HTTP/2 in the handshake (RFC 9113 §3.1). Without TLS it is not protocol, as on Heroku. */
const HTTP2 = 'h2';

/** Serves HTTPS and plain HTTP on one port: the first byte tells which it is. */
export function acceptBoth(socket: Socket, authority: Authority, serve: Serve): void {
  socket.on('error', () => {});
  const timer = setTimeout(() => socket.destroy(), HANDSHAKE_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.once('data', (first: Buffer) => {
    clearTimeout(timer);
    pauseReading(socket);
    socket.unshift(first);
    if (first[0] === HANDSHAKE) return secure(socket, authority, serve);
    serve(socket, PLAIN);
    socket.resume();
  });
}

function secure(socket: Socket, authority: Authority, serve: Serve): void {
  // Not imported: every app would start later for the few that speak TLS.
  const { TLSSocket } = process.getBuiltinModule('node:tls');
  const secured = new TLSSocket(socket, {
    isServer: true,
    secureContext: authority.contextFor('localhost'),
    SNICallback: (name, done) => done(null, authority.contextFor(name.toLowerCase())),
    ALPNProtocols: [HTTP2, 'http/1.1'],
  });
  const timer = setTimeout(() => secured.destroy(), HANDSHAKE_MS);
  secured.on('error', () => secured.destroy());
  secured.once('close', () => clearTimeout(timer));
  secured.once('secure', () => {
    clearTimeout(timer);
    serve(secured, secured.alpnProtocol === HTTP2 ? multiplexed(secured.getProtocol()) : SECURE);
  });
}
