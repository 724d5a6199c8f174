import { DynodeckError } from '../../../../shared/contract/failure.ts';

/** A drain's URL taken apart. */
export interface DrainAddress {
  protocol: 'syslog' | 'http';
  isSecure: boolean;
  host: string;
  port: number;
  /** As the owner wrote it, normalised. */
  url: string;
}

/** Where the scheme does not say: RFC 6587 has no port of its own for plain TCP, so syslog's is taken. */
const SCHEMES: Readonly<Record<string, { protocol: DrainAddress['protocol']; isSecure: boolean; port: number }>> = {
  'syslog:': { protocol: 'syslog', isSecure: false, port: 514 },
  'syslog+tls:': { protocol: 'syslog', isSecure: true, port: 6514 },
  'http:': { protocol: 'http', isSecure: false, port: 80 },
  'https:': { protocol: 'http', isSecure: true, port: 443 },
};
const HIDDEN = '****';

/** @throws {DynodeckError} `bad-request` */
export function parseDrainUrl(text: string): DrainAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const scheme = url === null ? undefined : SCHEMES[url.protocol];
  if (url === null || scheme === undefined) {
    throw unusable(text, 'it must begin with https://, http://, syslog:// or syslog+tls:// and name a host');
  }
  if (url.hostname === '') throw unusable(text, 'it names no host');
  if (scheme.protocol === 'syslog' && (url.username !== '' || url.search !== '' || !['', '/'].includes(url.pathname))) {
    throw unusable(text, 'a syslog address has a host and a port, nothing more');
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? scheme.port : Number(url.port);
  return { protocol: scheme.protocol, isSecure: scheme.isSecure, host, port, url: url.href };
}

/** The URL for people to see: without its password. */
export function shownUrl(href: string): string {
  const url = new URL(href);
  if (url.password === '') return href;
  url.password = HIDDEN;
  return url.href;
}

function unusable(text: string, why: string): DynodeckError {
  return new DynodeckError('bad-request', `${text} cannot be a drain: ${why}.`);
}
