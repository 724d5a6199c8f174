import { type Field, fieldValue, isHopByHop, REPLACED } from '../http/fields.ts';
import type { RequestHead } from '../http/request-head.ts';
import type { NegotiatedProtocol } from '../listener/negotiated-protocol.ts';

/** Heroku's name for itself in `Via` (vegur); apps look for one to tell that a proxy is in front. */
export const VIA = 'vegur';

export interface Origin extends NegotiatedProtocol {
  /** Port the client came to. */
  port: number;
  /** The client's address. */
  address: string;
}

export interface Forwarding {
  origin: Origin;
  requestId: string;
  /** Epoch milliseconds at which the head had arrived. */
  startedAt: number;
  keepAlive: boolean;
}

/** The client behind the proxies that it came through: `X-Forwarded-For`, and Heroku's `fwd`. */
export function forwardedFor(fields: readonly Field[], address: string): string {
  const before = valuesOf(fields, 'x-forwarded-for');
  return before === '' ? address : `${before}, ${address}`;
}

/** The head a dyno gets, as it goes on the wire (latin1). */
export function formatForwardedHead(request: RequestHead, forwarding: Forwarding): string {
  const { origin, requestId, startedAt, keepAlive } = forwarding;
  const { fields, connection, framing, upgrade, version } = request;
  let text = `${request.method} ${request.target} HTTP/1.1\r\nHost: ${request.host}\r\n`;
  for (const [name, value] of fields) {
    const lower = name.toLowerCase();
    if (REPLACED.has(lower) || isHopByHop(lower, connection)) continue;
    // An expectation of HTTP/1.0 means nothing (RFC 9110 §10.1.1).
    if (version === '1.0' && lower === 'expect') continue;
    text += `${name}: ${value}\r\n`;
  }
  if (framing.kind === 'length') text += `Content-Length: ${framing.length}\r\n`;
  if (framing.kind === 'chunked') text += 'Transfer-Encoding: chunked\r\n';
  if (upgrade !== null) text += `Connection: Upgrade\r\nUpgrade: ${upgrade}\r\n`;
  else if (!keepAlive) text += 'Connection: close\r\n';
  const via = valuesOf(fields, 'via');
  return (
    `${text}X-Forwarded-For: ${forwardedFor(fields, origin.address)}\r\n` +
    `X-Forwarded-Proto: ${origin.scheme}\r\nX-Forwarded-Port: ${origin.port}\r\n` +
    `X-Request-Start: ${startedAt}\r\nX-Request-Id: ${requestId}\r\n` +
    `Via: ${via === '' ? '' : `${via}, `}${version} ${VIA}\r\n\r\n`
  );
}

function valuesOf(fields: readonly Field[], name: string): string {
  if (fieldValue(fields, name) === null) return '';
  const values = fields.filter(([candidate, value]) => candidate.toLowerCase() === name && value !== '');
  return values.map(([, value]) => value).join(', ');
}
