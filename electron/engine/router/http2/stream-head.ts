import type { OutgoingHttpHeaders } from 'node:http2';
import { type Field, fieldValue } from '../http/fields.ts';
import { BAD_REQUEST_LINE, badHeader, HttpParseError } from '../http/parse-error.ts';
import { CHUNKED } from '../http/framing.ts';
import { parseRequestHead, type RequestHead } from '../http/request-head.ts';

/** Names in order, each followed by its value, as Node gives the headers of a stream. */
export type RawFields = readonly string[];

const PSEUDO = new Set([':method', ':scheme', ':authority', ':path']);
/** Fields of one connection only: HTTP/2 has other means; a dyno could read a message by them (RFC 9113 §8.2.2). */
const CONNECTION_SPECIFIC = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade']);
/** Upper case is malformed here (RFC 9113 §8.2.1). */
const NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
/** What would end a line of HTTP/1.1 for some reader or other. */
const LINE_ENDING = /[\r\n\0]/;

/** What would end a part of a request line of HTTP/1.1. */
const BREAKING = /[\0-\x20\x7f]/;

interface Parts {
  pseudo: Map<string, string>;
  fields: Field[];
}

/**
 * Reads the head of a stream by the rules for HTTP/1.1, which is what a dyno gets.
 * @param isEnded no body follows
 * @throws {HttpParseError} H26, where Heroku refuses it or a dyno could read it in two ways
 */
export function parseStreamHead(raw: RawFields, isEnded: boolean): RequestHead {
  const { pseudo, fields } = partsOf(raw);
  checkFields(fields);
  checkHost(pseudo, fields);
  const { method, target } = requestLineOf(pseudo);
  const lines = linesOf(hostFirst(pseudo, fields));
  const head = parseRequestHead(`${method} ${target} HTTP/1.1\r\n${lines}`);
  const { framing } = head;
  // It would make a dyno wait for bytes of the next request.
  if (isEnded && framing.kind === 'length' && framing.length > 0) throw badHeader();
  return {
    ...head,
    text: `${method} ${target} HTTP/2.0\r\n${lines}`,
    version: '2.0',
    framing: !isEnded && framing.kind === 'none' ? CHUNKED : framing,
  };
}

/** A head as text, for the log and the panel, however malformed it is. */
export function textOfStreamHead(raw: RawFields): string {
  const { pseudo, fields } = partsOf(raw);
  const harmless = hostFirst(pseudo, fields).filter(([, value]) => !LINE_ENDING.test(value));
  // CONNECT has no path.
  const target = pseudo.get(':path') ?? pseudo.get(':authority') ?? '';
  return `${pseudo.get(':method') ?? ''} ${target} HTTP/2.0\r\n${linesOf(harmless)}`;
}

/** Fields behind a body. @throws {HttpParseError} H26 */
export function parseStreamTrailers(raw: RawFields): Field[] {
  const { pseudo, fields } = partsOf(raw);
  if (pseudo.size > 0) throw badHeader();
  checkFields(fields);
  return fields;
}

function partsOf(raw: RawFields): Parts {
  const pseudo = new Map<string, string>();
  const fields: Field[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = [raw[at], raw[at + 1]];
    // A second one, or one behind a field, is left among the fields, whose names do not begin with a colon.
    if (PSEUDO.has(name) && !pseudo.has(name) && fields.length === 0) pseudo.set(name, value);
    else fields.push([name, value]);
  }
  return { pseudo, fields: withWholeCookie(fields) };
}

/** HTTP/2 may send the pairs of a cookie one by one; to HTTP/1.1 they are one field (RFC 9113 §8.2.3). */
function withWholeCookie(fields: Field[]): Field[] {
  const crumbs = fields.filter(([name]) => name === 'cookie');
  if (crumbs.length < 2) return fields;
  const whole: Field = ['cookie', crumbs.map(([, value]) => value).join('; ')];
  return fields.flatMap((field) => (field === crumbs[0] ? [whole] : field[0] === 'cookie' ? [] : [field]));
}

function checkFields(fields: readonly Field[]): void {
  for (const [name, value] of fields) {
    if (!NAME.test(name) || LINE_ENDING.test(value) || CONNECTION_SPECIFIC.has(name)) throw badHeader();
  }
}

function requestLineOf(pseudo: ReadonlyMap<string, string>): { method: string; target: string } {
  const method = pseudo.get(':method') ?? '';
  if (method === 'CONNECT') throw new HttpParseError('H26', 405, BAD_REQUEST_LINE);
  const target = pseudo.get(':path') ?? '';
  // What HTTP/1.1 would take for a host of its own is no path; a space would begin another version.
  const isPath = target.startsWith('/') || (target === '*' && method === 'OPTIONS');
  if (!isPath || BREAKING.test(target) || BREAKING.test(method)) throw new HttpParseError('H26', 400, BAD_REQUEST_LINE);
  return { method, target };
}

/** @throws {HttpParseError} H26 for two hosts, or another than the request itself names (RFC 9113 §8.3.1) */
function checkHost(pseudo: ReadonlyMap<string, string>, fields: readonly Field[]): void {
  const hosts = fields.filter(([name]) => name === 'host').map(([, value]) => value);
  const host = pseudo.get(':authority') ?? hosts[0];
  if (hosts.length > 1 || hosts.some((other) => other !== host)) throw badHeader();
}

/** The fields with one host, in front. */
function hostFirst(pseudo: ReadonlyMap<string, string>, fields: readonly Field[]): Field[] {
  const host = pseudo.get(':authority') ?? fieldValue(fields, 'host');
  const others = fields.filter(([name]) => name !== 'host');
  return host === null ? others : [['host', host], ...others];
}

function linesOf(fields: readonly Field[]): string {
  return fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
}

/** The largest status of a class that HTTP knows (RFC 9110 §15); Node sends no other over HTTP/2. */
const MAX_STATUS = 599;
/** What a client is to take an unknown class for (RFC 9110 §15). */
const UNKNOWN_STATUS = 500;
/**
 * Fields of one connection only. Node throws at them, and informational answers and trailers come with all their
 * fields.
 */
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
