import type { Socket } from 'node:net';
import { join } from 'node:path';
import { toFailure } from '../../../../shared/contract/failure.ts';
import { PLAIN, type Serve, multiplexed, SECURE } from '../listener/negotiated-protocol.ts';
import { pauseReading } from '../backpressure.ts';
import { Authority } from './authority.ts';

/** Where the authority is kept in the state folder. */
const FOLDER = 'authority';

/** The engine's authority, opened when the first app wants TLS. */
export class TlsSwitch {
  #authority: Authority | null = null;
  #isOpening = false;
  #problem: string | null = null;

  readonly #stateFolder: string | null;
  readonly #changed: () => void;

  /** @param changed the authority is there, or cannot be had */
  constructor(
    stateFolder: string | null,
    changed: () => void,
  ) {
    this.#stateFolder = stateFolder;
    this.#changed = changed;
  }

  /** Of the authority's certificate, for who wants to trust it. */
  get path(): string | null {
    return this.#authority?.path ?? null;
  }

  get ready(): boolean {
    return this.#authority !== null;
  }

  /** Why there is no TLS: one line. */
  get problem(): string | null {
    return this.#problem;
  }

  want(): void {
    if (this.#isOpening) return;
    this.#isOpening = true;
    void this.#open();
  }

  /** @param isOn whether TLS is protocol here at all */
  accept(socket: Socket, isOn: boolean, serve: Serve): void {
    if (isOn && this.#authority !== null) acceptBoth(socket, this.#authority, serve);
    else serve(socket, PLAIN);
  }

  async #open(): Promise<void> {
    try {
      this.#authority = await Authority.open(this.#stateFolder === null ? null : join(this.#stateFolder, FOLDER));
    } catch (error) {
      this.#problem = `There is no HTTPS, as its certificate could not be kept: ${toFailure(error).message}`;
      this.#isOpening = false;
    }
    this.#changed();
  }
}

/** The first byte of a TLS connection: a handshake record (RFC 8446 §5.1). No HTTP request begins with it. */
const HANDSHAKE = 0x16;
/** The time for the first byte, and for the handshake, in milliseconds. */
const HANDSHAKE_MS = 10_000;

/** Name of HTTP/2 in the handshake (RFC 9113 §3.1). Without TLS it is not protocol, as on Heroku. */
const HTTP2 = 'h2';

/** Serves HTTPS and plain HTTP on one port: the first byte tells which it is. */
function acceptBoth(socket: Socket, authority: Authority, serve: Serve): void {
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
