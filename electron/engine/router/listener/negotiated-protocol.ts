import type { Socket } from 'node:net';

/** What a connection of a client turned out to speak, once its first bytes were seen. */
export interface NegotiatedProtocol {
  scheme: 'http' | 'https';
  protocol: 'http' | 'https' | 'http2.0';
  /** As Heroku's lines about HTTP/2 say it, such as `tls1.3`; null for HTTP/1, whose lines do not. */
  tlsVersion: string | null;
}

/** Reads requests from a connection. */
export type Serve = (socket: Socket, protocol: NegotiatedProtocol) => void;

export const PLAIN: NegotiatedProtocol = { scheme: 'http', protocol: 'http', tlsVersion: null };
export const SECURE: NegotiatedProtocol = { scheme: 'https', protocol: 'https', tlsVersion: null };

/** @param version as Node says it: `TLSv1.3` */
export function multiplexed(version: string | null): NegotiatedProtocol {
  const tlsVersion = version?.toLowerCase().replace('v', '') ?? 'unknown';
  return { scheme: 'https', protocol: 'http2.0', tlsVersion };
}
