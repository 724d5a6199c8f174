import fc from 'fast-check';
import { createServer as createHttpServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBody } from '../../../electron/engine/router/http/body-reader.ts';
import type { Field } from '../../../electron/engine/router/http/fields.ts';
import { HttpParseError } from '../../../electron/engine/router/http/parse-error.ts';
import type { Framing } from '../../../electron/engine/router/http/framing.ts';
import { HeadReader } from '../../../electron/engine/router/http/head-reader.ts';
import { parseRequestHead, REQUEST_HEAD_LIMITS } from '../../../electron/engine/router/http/request-head.ts';
import { parseResponseHead, RESPONSE_HEAD_LIMITS } from '../../../electron/engine/router/http/response-head.ts';

/**
 * Gives the same bytes to the router's parser and to llhttp, as Node's server and client use it. Where they differ, a
 * rule below must say which of them is stricter, and why; by any other difference requests could be smuggled.
 */

/** A socket for each message, on a machine that may be busy with other tests. */
const PROPERTY_TIMEOUT_MS = 120_000;
const RUNS = 1_500;

interface Message {
  /** Method and target, or status and reason. */
  start: string;
  fields: Field[];
  body: string;
  trailers: Field[];
}

/** As the router reads it. */
interface OwnMessage extends Message {
  /** Bytes that came behind it. */
  behind: number;
}

/** A whole message, or null: refused, or cut off before its end. */
type Verdict = Message | null;

interface Rule {
  why: string;
  /** @param behind bytes that came behind the message, where the router takes it */
  applies: (text: string, behind: number) => boolean;
}

const headOf = (text: string): string => text.split('\r\n\r\n', 1)[0] ?? '';
const startOf = (text: string): string => text.split('\r\n', 1)[0] ?? '';
const valuesOf = (text: string, name: string): string[] =>
  [...headOf(text).matchAll(new RegExp(`\\r\\n${name}:[ \\t]*([^\\r]*?)[ \\t]*(?=\\r|$)`, 'gi'))].map(
    ([, value = '']) => value,
  );

const LLHTTP_IS_STRICTER_WITH_LENGTHS: Rule[] = [
  {
    why: 'On Heroku chunked wins over a length, and the length is not passed on.',
    applies: (text) => valuesOf(text, 'content-length').length > 0 && valuesOf(text, 'transfer-encoding').length > 0,
  },
  {
    why: 'Equal lengths given twice are one length (RFC 9110 §8.6).',
    applies: (text) => valuesOf(text, 'content-length').length > 1,
  },
];

const OURS_IS_STRICTER_WITH_REQUESTS: Rule[] = [
  {
    why: 'Empty lines before a request are bytes that another reader on the way may take for a request.',
    applies: (text) => /^[\r\n]/.test(text),
  },
  {
    why: 'An app is found by its host: a request must name one, once, and in characters that a host may have.',
    applies: (text) => {
      const [host, ...others] = valuesOf(text, 'host');
      return host === undefined || others.length > 0 || !/^(?:[\w.~%!$&'()*+,;=-]+|\[[\da-f:.]+\])(?::\d{0,5})?$/i.test(host);
    },
  },
  {
    why: 'Dynos get paths, and proxies are asked for URLs of http and https: other targets are no request to an app.',
    applies: (text) => !/^\S+ (?:\/|https?:\/\/)/i.test(startOf(text)) && !text.startsWith('OPTIONS * '),
  },
  { why: 'A router is no tunnel.', applies: (text) => text.startsWith('CONNECT ') },
  {
    why: 'Only HTTP/1.0 and HTTP/1.1 are spoken before a connection is upgraded.',
    applies: (text) => !/ HTTP\/1\.[01]$/.test(startOf(text)),
  },
  {
    why: 'Nothing but 100-continue can be expected of an app on Heroku.',
    applies: (text) => valuesOf(text, 'expect').some((value) => value.toLowerCase() !== '100-continue'),
  },
  {
    why: 'Codings other than chunked are not taken off on Heroku, and HTTP/1.0 has none.',
    applies: (text) => {
      const codings = valuesOf(text, 'transfer-encoding');
      const isPlain = codings.length === 1 && codings[0]?.toLowerCase() === 'chunked';
      return codings.length > 0 && (!isPlain || startOf(text).endsWith('1.0'));
    },
  },
];

const LLHTTP_IS_STRICTER_WITH_REQUESTS: Rule[] = [
  {
    why: 'Any token is a method (RFC 9110 §9.1); llhttp has a list of those it knows.',
    applies: (text) => !/^(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT|TRACE) /.test(text),
  },
  {
    why: 'Bytes above ASCII in a target reach the app as they were written, as they do on Heroku.',
    applies: (text) => /[\x80-\xff]/.test(startOf(text)),
  },
  ...LLHTTP_IS_STRICTER_WITH_LENGTHS,
];

const OURS_IS_STRICTER_WITH_RESPONSES: Rule[] = [
  { why: 'Line ends before an answer are no part of one.', applies: (text) => /^[\r\n]/.test(text) },
  { why: 'Dynos speak HTTP/1.0 and HTTP/1.1.', applies: (text) => !/^HTTP\/1\.[01] /.test(text) },
  { why: 'A status begins with one of 1 to 9.', applies: (text) => /^HTTP\/1\.[01] 0/.test(text) },
  {
    why: 'The space behind a status is not optional (RFC 9112 §4).',
    applies: (text) => /^HTTP\/1\.[01] \d{3}$/.test(startOf(text)),
  },
  {
    why: 'Codings other than chunked are not taken off on Heroku.',
    applies: (text) => {
      const codings = valuesOf(text, 'transfer-encoding');
      return codings.length > 0 && (codings.length > 1 || codings[0]?.toLowerCase() !== 'chunked');
    },
  },
];
const LLHTTP_IS_STRICTER_WITH_RESPONSES: Rule[] = [
  {
    why: 'Bytes behind an answer are not part of it: the router ends the connection; Node takes the answer back, too.',
    applies: (_, behind) => behind > 0,
  },
  ...LLHTTP_IS_STRICTER_WITH_LENGTHS,
];

describe('the same bytes', () => {
  let server: Server;
  let settle: (verdict: Verdict) => void = () => {};

  beforeAll(async () => {
    server = createHttpServer({ requireHostHeader: false, insecureHTTPParser: false });
    const settles = new WeakMap<object, (verdict: Verdict) => void>();
    const firsts = new WeakMap<object, IncomingMessage>();
    const judge = (message: IncomingMessage): void => {
      // The first message on a connection counts.
      if (firsts.has(message.socket)) return;
      firsts.set(message.socket, message);
      collect(message, (verdict) => settles.get(message.socket)?.(verdict));
    };
    for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, judge);
    server.on('clientError', (_, socket) => {
      if (firsts.get(socket)?.complete !== true) settles.get(socket)?.(null);
    });
    server.on('connection', (socket) => {
      const settleThis = settle;
      settles.set(socket, settleThis);
      socket.on('close', () => settleThis(null));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => void server.close());

  async function llhttpOfRequest(text: string): Promise<Verdict> {
    const verdict = new Promise<Verdict>((resolve) => (settle = resolve));
    const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => {});
    socket.end(text, 'latin1');
    const result = await verdict;
    socket.destroy();
    return result;
  }

  it('are the same request to llhttp, or are refused for a reason', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (text) => {
        expectAgreement(text, oursOfRequest(text), await llhttpOfRequest(text), {
          ours: OURS_IS_STRICTER_WITH_REQUESTS,
          llhttp: LLHTTP_IS_STRICTER_WITH_REQUESTS,
        });
      }),
      { numRuns: RUNS },
    );
  }, PROPERTY_TIMEOUT_MS);

  it('are the same response to llhttp, or are refused for a reason', async () => {
    let bytes = '';
    const dyno = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(bytes, 'latin1'));
    });
    await new Promise<void>((resolve) => void dyno.listen(0, '127.0.0.1', resolve));
    const { port } = dyno.address() as AddressInfo;
    await fc.assert(
      fc.asyncProperty(anyResponse, fc.constantFrom('GET', 'HEAD'), async (text, method) => {
        bytes = text;
        expectAgreement(text, oursOfResponse(text, method), await llhttpOfResponse(port, method), {
          ours: OURS_IS_STRICTER_WITH_RESPONSES,
          llhttp: LLHTTP_IS_STRICTER_WITH_RESPONSES,
        });
      }),
      { numRuns: RUNS },
    );
    dyno.close();
  }, PROPERTY_TIMEOUT_MS);
});

interface Rules {
  ours: Rule[];
  llhttp: Rule[];
}

function expectAgreement(text: string, ours: OwnMessage | null, theirs: Verdict, rules: Rules): void {
  if (ours !== null && theirs !== null) {
    const { behind: _, ...message } = ours;
    expect({ text, message }).toEqual({ text, message: theirs });
  } else if (ours !== null || theirs !== null) {
    const stricter = ours === null ? 'ours' : 'llhttp';
    const isKnown = rules[stricter].some((rule) => rule.applies(text, ours?.behind ?? 0));
    expect({ text, refusedBy: stricter, isKnown }).toEqual({ text, refusedBy: stricter, isKnown: true });
  }
}

function pairs(raw: readonly string[]): Field[] {
  return Array.from({ length: raw.length / 2 }, (_, at): Field => [raw[2 * at] ?? '', raw[2 * at + 1] ?? '']);
}

function collect(message: IncomingMessage, done: (verdict: Verdict) => void): void {
  const pieces: Buffer[] = [];
  message.on('data', (piece: Buffer) => pieces.push(piece));
  message.on('error', () => done(null));
  message.on('end', () => {
    const { method, url, statusCode, statusMessage, complete, rawHeaders, rawTrailers } = message;
    const start = statusCode === null ? `${method} ${url}` : `${statusCode} ${statusMessage}`;
    const body = Buffer.concat(pieces).toString('latin1');
    done(complete ? { start, fields: pairs(rawHeaders), body, trailers: pairs(rawTrailers) } : null);
  });
}

function llhttpOfResponse(port: number, method: string): Promise<Verdict> {
  return new Promise((resolve) => {
    const client = request({ port, host: '127.0.0.1', method, agent: false, insecureHTTPParser: false });
    client.on('response', (message) => collect(message, resolve));
    client.on('error', () => resolve(null));
    client.on('close', () => resolve(null));
    client.end();
  });
}

type ReadBody = Pick<OwnMessage, 'body' | 'trailers' | 'behind'>;

/** The body behind a head, as a connection reads it. */
function bodyOf(rest: Buffer, framing: Framing): ReadBody | null {
  const result: ReadBody = { body: '', trailers: [], behind: 0 };
  const reader = readBody(framing, {
    data: (piece) => (result.body += piece.toString('latin1')),
    end: (trailers) => (result.trailers = trailers),
  });
  const end = reader.ended || rest.length === 0 ? 0 : reader.feed(rest);
  if (end < 0 || !(reader.ended || reader.close())) return null;
  return { ...result, behind: rest.length - end };
}

function oursOfRequest(text: string): OwnMessage | null {
  const raw = new HeadReader(REQUEST_HEAD_LIMITS).read(Buffer.from(text, 'latin1'));
  if (raw === null || typeof raw === 'string') return null;
  try {
    const { method, fields, framing } = parseRequestHead(raw.text);
    const body = bodyOf(raw.rest, framing);
    // The target as it was written: the router makes a path of a URL, which llhttp leaves to its user.
    return body === null ? null : { start: `${method} ${raw.text.split(' ')[1]}`, fields, ...body };
  } catch (error) {
    if (error instanceof HttpParseError) return null;
    throw error;
  }
}

function oursOfResponse(text: string, method: string): OwnMessage | null {
  let bytes: Buffer = Buffer.from(text, 'latin1');
  try {
    for (;;) {
      const raw = new HeadReader(RESPONSE_HEAD_LIMITS).read(bytes);
      if (raw === null || typeof raw === 'string') return null;
      const { status, reason, fields, framing } = parseResponseHead(raw.text, method);
      if (status >= 200) {
        const body = bodyOf(raw.rest, framing);
        return body === null ? null : { start: `${status} ${reason}`, fields, ...body };
      }
      bytes = raw.rest;
    }
  } catch (error) {
    if (error instanceof HttpParseError) return null;
    throw error;
  }
}

const field = fc.constantFrom(
  'Accept: */*', 'accept:text/html', 'X-Empty:', 'X-Blank: \t ', 'X-Tab: a\tb  ', 'X-Old: caf\xe9',
  'Cookie: a=b; c=d', 'X-Colon: a:b',
  'Connection: close', 'Connection: keep-alive', 'X-Twice: 1', 'X-Twice: 2', "!#$%&'*+-.^_`|~: token",
  'Expect: 100-continue',
  'X Y: z', 'X-Space : z', ' folded: z', ': nameless', 'no colon', 'X-Nul: a\0b', 'X-Del: a\x7fb', 'X-Cr: a\rb',
  'X-Lf: a\nb', 'Expect: tea',
  'Content-Length: 3', 'Content-Length: 5', 'Content-Length: +3', 'Content-Length: 3, 3', 'Content-Length:',
  'Content-Length: 0x3', 'Content-Length: -1',
  'Transfer-Encoding: chunked', 'transfer-encoding:CHUNKED', 'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: identity', 'Transfer-Encoding: chunked, chunked',
);
const plainField = fc.constantFrom('Accept: */*', 'X-Tab: a\tb', 'X-Old: caf\xe9', 'X-Empty:', 'Via: 1.1 x');
const framing = fc.constantFrom('', '', 'Content-Length: 3', 'Content-Length: 5', 'Transfer-Encoding: chunked');
const body = fc.constantFrom(
  '', 'abc', 'abcde', '3\r\nabc\r\n0\r\n\r\n', '3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
  '3;a=b\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n', '03\r\nabc\r\n000\r\n\r\n',
  'A\r\n0123456789\r\n0\r\n\r\n', '3\r\nabc0\r\n\r\n', '3\nabc\n0\n\n', '3\r\nab\r\n0\r\n\r\n',
  '0x3\r\nabc\r\n0\r\n\r\n', '3 \r\nabc\r\n0\r\n\r\n', '-1\r\n\r\n',
);

function messageOf(start: fc.Arbitrary<string>, always: string[]): fc.Arbitrary<string> {
  const fields = fc.oneof(
    { weight: 3, arbitrary: fc.array(plainField, { maxLength: 3 }) },
    { weight: 2, arbitrary: fc.array(field, { maxLength: 4 }) },
  );
  const whole = fc
    .tuple(start, fields, framing, body)
    .map(([line, list, frame, rest]) => {
      const lines = [line, ...always, ...list, ...(frame === '' ? [] : [frame])];
      return `${lines.join('\r\n')}\r\n\r\n${rest}`;
    });
  return fc
    .tuple(whole, fc.array(mutation, { maxLength: 2 }))
    .map(([text, mutations]) => mutations.reduce(mutated, text));
}

/** Where in a text, how many characters go, and what comes in their place. */
const mutation = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat({ max: 2 }),
  fc.constantFrom('', '\r', '\n', '\r\n', ' ', '\t', '\0', ':', ',', ';', '0', 'a', '\x7f', '\x80', '\x0b'),
);

function mutated(text: string, [place, removed, added]: [number, number, string]): string {
  const at = Math.floor(place * text.length);
  return text.slice(0, at) + added + text.slice(at + removed);
}

const anyRequest = messageOf(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('GET / HTTP/1.1', 'POST /a?b=c HTTP/1.1', 'PUT /a%20b HTTP/1.1',
      'OPTIONS * HTTP/1.1', 'GET http://localhost/x HTTP/1.1') },
    fc.constantFrom('GET / HTTP/1.0', 'POST / HTTP/1.0', 'BREW / HTTP/1.1', 'GET / HTTP/2.0', 'GET  / HTTP/1.1',
      'GET / HTTP/1.1 ', 'GET /', 'get / HTTP/1.1', 'GET a HTTP/1.1', 'CONNECT a:1 HTTP/1.1', 'GET /\xe9 HTTP/1.1',
      'GET /a b HTTP/1.1', 'GET\t/ HTTP/1.1'),
  ),
  ['Host: localhost'],
);
const anyResponse = messageOf(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('HTTP/1.1 200 OK', 'HTTP/1.1 404 Not Found', 'HTTP/1.1 204 No Content',
      'HTTP/1.1 304 Not Modified', 'HTTP/1.0 200 OK', 'HTTP/1.1 500 ') },
    fc.constantFrom('HTTP/1.1 200', 'HTTP/1.1 099 Low', 'HTTP/1.1 999 High', 'HTTP/1.1 20 Short',
      'HTTP/1.1 2000 Long', 'HTTP/1.1  200 OK', 'HTTP/2.0 200 OK', 'http/1.1 200 OK', 'HTTP/1.1 200 \xe9',
      'HTTP/1.1 100 Continue', 'ICY 200 OK'),
  ),
  ['Date: Mon, 30 Nov 2026 00:00:00 GMT'],
);
