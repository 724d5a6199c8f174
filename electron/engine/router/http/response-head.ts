import {
  MAX_COOKIE,
  MAX_RESPONSE_FIELD_LINE,
  MAX_RESPONSE_FIELDS,
  MAX_RESPONSE_HEAD,
  MAX_STATUS_LINE,
} from '../limits.ts';
import { type Field, listOf, parseFields } from './fields.ts';
import { HttpParseError } from './parse-error.ts';
import { CHUNKED, type Framing, type FramingFields, framingFields, NO_BODY, UNTIL_CLOSE } from './framing.ts';
import type { HeadFlaw, HeadLimits } from './head-reader.ts';

export interface ResponseHead {
  /** As it came, latin1. */
  text: string;
  status: number;
  reason: string;
  fields: Field[];
  framing: Framing;
  /** As its head says, though there is no body in an answer to HEAD. */
  length: number | null;
  chunked: boolean;
  /** Its `Connection` names these, in lower case. */
  connection: string[];
  /** Of HTTP/1.x as the dyno speaks it. */
  minor: 0 | 1;
}

export const RESPONSE_HEAD_LIMITS: HeadLimits = {
  firstLine: MAX_STATUS_LINE,
  line: MAX_RESPONSE_FIELD_LINE,
  total: MAX_RESPONSE_HEAD,
};

/** The space behind the code is not optional, the words behind it are (RFC 9112 §4). */
const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d) ([\t\x20-\x7e\x80-\xff]*)$/;
const FIELD_LIMITS = {
  line: MAX_RESPONSE_FIELD_LINE,
  name: MAX_RESPONSE_FIELD_LINE,
  count: MAX_RESPONSE_FIELDS,
};

/**
 * Reads a response's head.
 * @param method of the request: an answer to HEAD has no body
 * @throws {HttpParseError} H17 for what is no HTTP, H25 for Heroku's limits
 */
export function parseResponseHead(text: string, method: string): ResponseHead {
  const lineEnd = text.indexOf('\r\n');
  const line = lineEnd < 0 ? text : text.slice(0, lineEnd);
  if (line.length > MAX_STATUS_LINE) throw restriction('oversized status line');
  const [, minor, code, reason] = STATUS_LINE.exec(line) ?? [];
  if (code === undefined || reason === undefined) throw malformed();
  const fields = lineEnd < 0 ? [] : parseFields(text, lineEnd + 2, FIELD_LIMITS);
  if (!Array.isArray(fields)) throw fields === 'oversized' ? restriction('oversized header') : malformed();
  const framing = framingFields(fields);
  if (framing === 'bad length') throw restriction('invalid content length');
  if (framing === 'bad coding') throw malformed();
  checkCookies(fields);
  const status = Number(code);
  return {
    text,
    status,
    reason,
    fields,
    framing: framingOf(framing, status, method),
    ...framing,
    connection: fields.flatMap(([name, value]) => (name.toLowerCase() === 'connection' ? listOf(value) : [])),
    minor: minor === '1' ? 1 : 0,
  };
}

/** What a response whose head could not be collected leads to. */
export function flawOfResponseHead(flaw: HeadFlaw): HttpParseError {
  switch (flaw) {
    case 'first line too long':
      return restriction('oversized status line');
    case 'line too long':
      return restriction('oversized header');
    case 'bare line end':
      return malformed();
  }
}

function framingOf({ chunked, length }: FramingFields, status: number, method: string): Framing {
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return NO_BODY;
  if (chunked) return CHUNKED;
  return length === null ? UNTIL_CLOSE : { kind: 'length', length };
}

function checkCookies(fields: readonly Field[]): void {
  for (const [name, value] of fields) {
    if (value.length > MAX_COOKIE && name.toLowerCase() === 'set-cookie') throw restriction('oversized cookie');
  }
}

/** What a dyno leads to that informs and informs and does not respond. */
export function tooManyInformational(): HttpParseError {
  return restriction('too many informational responses');
}

function restriction(cause: string): HttpParseError {
  return new HttpParseError('H25', 502, cause);
}

function malformed(): HttpParseError {
  return new HttpParseError('H17', 503, 'malformed response');
}
