import {
  MAX_FIELD_NAME,
  MAX_METHOD,
  MAX_REQUEST_FIELD_LINE,
  MAX_REQUEST_FIELDS,
  MAX_REQUEST_HEAD,
  MAX_REQUEST_LINE,
} from '../limits.ts';
import { type Field, fieldValues, listOf, parseFields } from './fields.ts';
import { BAD_EXPECT, BAD_REQUEST_LINE, badHeader, HttpParseError } from './parse-error.ts';
import { CHUNKED, type Framing, framingFields, NO_BODY } from './framing.ts';
import type { HeadFlaw, HeadLimits } from './head-reader.ts';

export interface RequestHead {
  /** As it came, latin1. */
  text: string;
  method: string;
  /** `/path?query`, or `*`. */
  target: string;
  /** Of HTTP as the client speaks it. */
  version: '1.0' | '1.1' | '2.0';
  host: string;
  /** In order, as they were written. */
  fields: Field[];
  framing: Framing;
  /** Its `Connection` names these, in lower case. */
  connection: string[];
  /** Nothing that comes behind it on its connection is read. */
  isLast: boolean;
  /** What it asks to switch to; null when it does not. */
  upgrade: string | null;
}

export const REQUEST_HEAD_LIMITS: HeadLimits = {
  firstLine: MAX_REQUEST_LINE,
  line: MAX_REQUEST_FIELD_LINE,
  total: MAX_REQUEST_HEAD,
};

const REQUEST_LINE = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+) ([\x21-\x7e\x80-\xff]+) HTTP\/(\d)\.(\d)$/;
const HOST = /^(?:[\w.~%!$&'()*+,;=-]+|\[[\da-f:.]+\])(?::\d{0,5})?$/i;
const ABSOLUTE = /^https?:\/\/([^/?#]*)(.*)$/i;
const FIELD_LIMITS = { line: MAX_REQUEST_FIELD_LINE, name: MAX_FIELD_NAME, count: MAX_REQUEST_FIELDS };
/**
 * The protocol whose connections are not HTTP/1.1 any more, and what passes through them cannot be looked at (RFC 9113
 * §3.1).
 */
const FORBIDDEN_UPGRADE = 'h2c';

/** Reads a request's head. @throws {HttpParseError} H26, where Heroku refuses it or it could be read in two ways */
export function parseRequestHead(text: string): RequestHead {
  const lineEnd = text.indexOf('\r\n');
  const { method, target: rawTarget, version } = parseRequestLine(lineEnd < 0 ? text : text.slice(0, lineEnd));
  const fields = lineEnd < 0 ? [] : parseFields(text, lineEnd + 2, FIELD_LIMITS);
  if (!Array.isArray(fields)) throw badHeader();
  const { target, authority } = originForm(method, rawTarget);
  const host = hostOf(fields, authority, version);
  const connection = connectionOf(fields);
  const { framing, isAmbiguous } = framingOf(fields, version);
  checkExpect(fields);
  const upgrade = upgradeOf(fields, connection, version);
  const isLast = isAmbiguous || isLastBy(connection, version);
  return { text, method, target, version, host, fields, framing, connection, isLast, upgrade };
}

/** What can be read of a refused head, for the log. */
export function outlineOf(text: string): { method: string; target: string; host: string } {
  const [line = ''] = text.split('\r\n', 1);
  const [, method = '', target = ''] = REQUEST_LINE.exec(line) ?? [];
  const host = /\r\nhost:[ \t]*([\w.:[\]-]+)[ \t]*(?:\r\n|$)/i.exec(text)?.[1] ?? '';
  return { method, target, host };
}

/** What a head that could not be collected is answered. */
export function flawOfHead(flaw: HeadFlaw): HttpParseError {
  return flaw === 'first line too long' ? new HttpParseError('H26', 414, BAD_REQUEST_LINE) : badHeader();
}

/** A version of HTTP/1. */
type Version = '1.0' | '1.1';

function parseRequestLine(line: string): { method: string; target: string; version: Version } {
  if (line.length > MAX_REQUEST_LINE) throw flawOfHead('first line too long');
  const [, method, target, major, minor] = REQUEST_LINE.exec(line) ?? [];
  if (method === undefined || target === undefined || method.length > MAX_METHOD) {
    throw new HttpParseError('H26', 400, BAD_REQUEST_LINE);
  }
  if (major !== '1' || (minor !== '0' && minor !== '1')) throw new HttpParseError('H26', 505, BAD_REQUEST_LINE);
  if (method === 'CONNECT') throw new HttpParseError('H26', 405, BAD_REQUEST_LINE);
  return { method, target, version: minor === '1' ? '1.1' : '1.0' };
}

/** Dynos get paths; an absolute target names the host itself, over any `Host` field (RFC 9112 §3.2.2). */
function originForm(method: string, target: string): { target: string; authority: string | null } {
  if (target.startsWith('/') || (target === '*' && method === 'OPTIONS')) return { target, authority: null };
  const [, authority, rest] = ABSOLUTE.exec(target) ?? [];
  if (authority === undefined || rest === undefined) throw new HttpParseError('H26', 400, BAD_REQUEST_LINE);
  return { target: rest.startsWith('/') ? rest : `/${rest}`, authority };
}

/**
 * The host a request is for. A field that is no host is refused beside an absolute target, too (RFC 9112 §3.2), and so
 * is a second one: who takes the first and who takes the last would find two apps.
 */
function hostOf(fields: readonly Field[], authority: string | null, version: Version): string {
  const hosts = fieldValues(fields, 'host');
  // Heroku routes by it: no host, no app (vegur: HTTP/1.0 included).
  if (hosts.length > 1 || (hosts.length === 0 && (authority === null || version === '1.1'))) throw badHeader();
  if (![...hosts, authority ?? hosts[0] ?? ''].every((host) => HOST.test(host))) throw badHeader();
  return authority ?? hosts[0] ?? '';
}

function connectionOf(fields: readonly Field[]): string[] {
  const names: string[] = [];
  for (const [name, value] of fields) {
    if (name.length === 10 && name.toLowerCase() === 'connection') names.push(...listOf(value));
  }
  return names;
}

/** RFC 9112 §9.3. */
function isLastBy(connection: readonly string[], version: Version): boolean {
  return connection.includes('close') || (version === '1.0' && !connection.includes('keep-alive'));
}

/** `isAmbiguous`: it has a length and a coding. A reader that goes by the other one finds another end (RFC 9112 §6.1). */
function framingOf(fields: readonly Field[], version: Version): { framing: Framing; isAmbiguous: boolean } {
  const framing = framingFields(fields);
  // HTTP/1.0 has no codings: who claims one is read differently along the way (RFC 9112 §6.1).
  if (typeof framing === 'string' || (framing.chunked && version === '1.0')) throw badHeader();
  const { chunked, length } = framing;
  if (chunked) return { framing: CHUNKED, isAmbiguous: length !== null };
  return { framing: length === null ? NO_BODY : { kind: 'length', length }, isAmbiguous: false };
}

function checkExpect(fields: readonly Field[]): void {
  for (const expected of fieldValues(fields, 'expect')) {
    if (expected.toLowerCase() !== '100-continue') throw new HttpParseError('H26', 417, BAD_EXPECT);
  }
}

function upgradeOf(fields: readonly Field[], connection: string[], version: Version): string | null {
  if (version === '1.0' || !connection.includes('upgrade')) return null;
  const wanted = fieldValues(fields, 'upgrade').join(', ');
  return wanted === '' || listOf(wanted).includes(FORBIDDEN_UPGRADE) ? null : wanted;
}
