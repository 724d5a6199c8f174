import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatForwardedHead } from '../../../../../electron/engine/router/backend/forwarded-head.ts';
import { HttpParseError } from '../../../../../electron/engine/router/http/parse-error.ts';
import { parseRequestHead } from '../../../../../electron/engine/router/http/request-head.ts';
import {
  parseStreamHead,
  parseStreamTrailers,
  textOfStreamHead,
  returnedHeaders,
} from '../../../../../electron/engine/router/http2/stream-head.ts';
import { multiplexed } from '../../../../../electron/engine/router/listener/negotiated-protocol.ts';

const GET = [':method', 'GET', ':scheme', 'https', ':authority', 'a.test', ':path', '/b?c'];
const ORIGIN = { ...multiplexed('TLSv1.3'), port: 1, address: '127.0.0.1' };
const FORWARDING = { origin: ORIGIN, requestId: 'id', startedAt: 0, keepAlive: true };

describe('the head of a stream', () => {
  it('is read as one of HTTP/1.1, with its host in front', () => {
    const head = parseStreamHead([...GET, 'accept', '*/*', 'x-a', '1', 'x-a', '2'], true);
    expect(head).toMatchObject({ method: 'GET', target: '/b?c', version: '2.0', host: 'a.test', framing: { kind: 'none' } });
    expect(head.fields).toEqual([['host', 'a.test'], ['accept', '*/*'], ['x-a', '1'], ['x-a', '2']]);
    expect(head.text).toBe('GET /b?c HTTP/2.0\r\nhost: a.test\r\naccept: */*\r\nx-a: 1\r\nx-a: 2\r\n');
  });

  it('takes Host where nothing else names the host, and where both name the same', () => {
    expect(parseStreamHead([':method', 'GET', ':scheme', 'https', ':path', '/', 'host', 'b.test'], true).host).toBe('b.test');
    expect(parseStreamHead([...GET, 'host', 'a.test'], true).fields).toEqual([['host', 'a.test']]);
  });

  it('says how its body goes on: by its length, in chunks, or not at all', () => {
    expect(parseStreamHead(GET, false).framing).toEqual({ kind: 'chunked' });
    expect(parseStreamHead([...GET, 'content-length', '3'], false).framing).toEqual({ kind: 'length', length: 3 });
    expect(parseStreamHead([...GET, 'content-length', '0'], true).framing).toEqual({ kind: 'length', length: 0 });
  });

  it('puts the crumbs of a cookie together where the first one was', () => {
    const { fields } = parseStreamHead([...GET, 'cookie', 'a=1', 'x', 'y', 'cookie', 'b=2'], true);
    expect(fields).toEqual([['host', 'a.test'], ['cookie', 'a=1; b=2'], ['x', 'y']]);
  });

  it.each([
    ['a coding', ['transfer-encoding', 'chunked']],
    ['what belongs to a connection', ['connection', 'x']],
    ['an upgrade', ['upgrade', 'websocket']],
    ['upper case', ['X-A', '1']],
    ['a line end', ['x-a', 'b\r\nc: d']],
    ['a bare CR', ['x-a', 'b\rc']],
    ['a colon', ['x-a: b', 'c']],
    ['an empty name', ['', 'c']],
    ['a second path', [':path', '/c']],
    ['another host', ['host', 'b.test']],
    ['a length without a body', ['content-length', '1']],
    ['lengths that differ', ['content-length', '0', 'content-length', '1']],
    ['a list of lengths', ['content-length', '0, 0']],
  ])('is refused with %s', (_, fields) => {
    expect(() => parseStreamHead([...GET, ...fields], true)).toThrow(HttpParseError);
    expect(textOfStreamHead([...GET, ...fields])).toMatch(/^GET \/b\?c HTTP\/2\.0\r\nhost: /);
  });

  it.each(['http://b.test/', 'b', '*', '/ HTTP/1.1\r\nx: y', '/a b', '/\0', ''])('is refused with the path %j', (path) => {
    expect(() => parseStreamHead([...GET.slice(0, 6), ':path', path], true)).toThrow('bad request line');
  });

  it('never becomes more fields than came, whatever is in them', () => {
    const bytes = fc.string({ unit: fc.constantFrom('a', 'A', ':', ' ', '\r', '\n', '\0', '\t', '\xe9', '-', '1') });
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 8 }), bytes, bytes, fc.boolean(), (raw, method, path, isEnded) => {
        const all = [':method', method, ':scheme', 'https', ':authority', 'a.test', ':path', `/${path}`, ...raw];
        textOfStreamHead(all);
        try {
          const head = parseStreamHead(all, isEnded);
          const forwarded = parseRequestHead(formatForwardedHead(head, FORWARDING).replace(/\r\n\r\n$/, '\r\n'));
          expect(forwarded.target).toBe(`/${path}`);
          const own = forwarded.fields.filter(([name]) => !/^(x-forwarded-|x-request-|via|transfer-encoding)/i.test(name));
          expect(own.length).toBeLessThanOrEqual(1 + Math.floor(raw.length / 2));
        } catch (error) {
          expect(error).toBeInstanceOf(HttpParseError);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

it('trailers are fields, and nothing else', () => {
  expect(parseStreamTrailers(['x-sum', '3'])).toEqual([['x-sum', '3']]);
  for (const raw of [[':path', '/'], ['X', '1'], ['x', 'a\nb']]) expect(() => parseStreamTrailers(raw)).toThrow(HttpParseError);
});

it('lists the values of a field that comes several times, and keeps cookies apart', () => {
  const fields: [string, string][] = [['Vary', 'a'], ['Set-Cookie', 'x=1'], ['vary', 'b'], ['set-cookie', 'y=2']];
  expect(returnedHeaders(200, fields)).toEqual({ ':status': 200, vary: 'a, b', 'set-cookie': ['x=1', 'y=2'] });
});

it('has a status that Node sends, and no length beside one that has no body', () => {
  expect(returnedHeaders(600, [])).toEqual({ ':status': 500 });
  expect(returnedHeaders(205, [['Content-Length', '2']])).toEqual({ ':status': 205 });
});
