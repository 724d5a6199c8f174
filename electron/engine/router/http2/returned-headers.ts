import type { OutgoingHttpHeaders } from 'node:http2';
import type { Field } from '../http/fields.ts';

/** The largest status of a class that HTTP knows (RFC 9110 §15); Node sends no other over HTTP/2. */
const MAX_STATUS = 599;
/** What a client is to take an unknown class for (RFC 9110 §15). */
const UNKNOWN_STATUS = 500;
/** Of one connection only. Node throws at them, and informational answers and trailers come with all their fields. */
const FORBIDDEN = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);
const REPEATED = 'set-cookie';
/** It has no body, and Node sends none: a length would be found wrong by the client. */
const RESET_CONTENT = 205;

/** A response's head as Node sends it over HTTP/2. */
export function returnedHeaders(status: number, fields: readonly Field[]): OutgoingHttpHeaders {
  const headers = { ':status': status > MAX_STATUS ? UNKNOWN_STATUS : status, ...fieldsAsHeaders(fields) };
  if (status === RESET_CONTENT) delete headers['content-length'];
  return headers;
}

/**
 * Fields by name, in lower case. Values of one that comes several times are put in a list, which means the same
 * (RFC 9110 §5.3) but for cookies: Node throws at a second value of a field that should have one.
 */
export function fieldsAsHeaders(fields: readonly Field[]): OutgoingHttpHeaders {
  const cookies: string[] = [];
  const headers = new Map<string, string>();
  for (const [name, value] of fields) {
    const lower = name.toLowerCase();
    if (FORBIDDEN.has(lower)) continue;
    if (lower === REPEATED) {
      cookies.push(value);
      continue;
    }
    const before = headers.get(lower);
    headers.set(lower, before === undefined ? value : `${before}, ${value}`);
  }
  if (cookies.length > 0) return { ...Object.fromEntries(headers), [REPEATED]: cookies };
  return Object.fromEntries(headers);
}
