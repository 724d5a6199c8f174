import { expect, it } from 'vitest';
import type { RequestCase } from '../../fixtures/router-corpus/corpus-case.ts';
import { requests } from '../../fixtures/router-corpus/requests.ts';
import { type StreamCase, streams } from '../../fixtures/router-corpus/streams.ts';
import { forEachAtOnce, ODD, RAW } from './corpus-reader.ts';
import { END_STREAM, FRAME, FrameClient } from './frame-client.ts';
import { openSecure, type SecureApp } from './secure-app.ts';

const NEXT: StreamCase['fields'] = [[':method', 'GET'], [':scheme', 'https'], [':authority', 'localhost'], [':path', '/next']];

it('every stream of the corpus is read as its verdict says, and the next one is its own', async () => {
  expect(new Set(streams.map(({ name }) => name)).size).toBe(streams.length);
  const app = await openSecure(RAW);
  const wrong: object[] = [];
  await forEachAtOnce(streams, async (each) => {
    const { name, seen, end } = each;
    const reading = await readingOf(app, each);
    const verdict = { seen, end, next: 'GET /next' };
    if (JSON.stringify(reading) !== JSON.stringify(verdict)) wrong.push({ name, reading, verdict });
  });
  expect(wrong).toEqual([]);
});

it('no request of HTTP/1.1, sent as a stream, becomes another one or two', async () => {
  const app = await openSecure(RAW);
  const cases = requests.map(asStream).filter((each) => each !== null);
  expect(cases.length).toBeGreaterThan(LEAST_STREAMS);
  const wrong: object[] = [];
  await forEachAtOnce(cases, async (each) => {
    const reading = await readingOf(app, each);
    const isOwn = reading.seen === null || reading.seen.startsWith(each.seen ?? '');
    if (!isOwn || reading.next !== 'GET /next') wrong.push({ name: each.name, reading });
  });
  expect(wrong).toEqual([]);
});

/** Of the corpus, those that begin with a head whose lines can be taken apart. */
const LEAST_STREAMS = 400;
/** As base64 it comes back in one frame. */
const LONGEST_PART = 4_000;

/** A request of HTTP/1.1, field for field; null when it has no such head. `seen`: how what may reach the dyno begins. */
function asStream({ name, packets, why }: RequestCase): StreamCase | null {
  const [head = '', ...rest] = packets.join('').split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const [, method = '', target = ''] = /^(\S+) (.+) HTTP\/1\.[01]$/s.exec(line) ?? [];
  const body = rest.join('\r\n\r\n');
  // An answer to HEAD tells nothing.
  if (method === '' || method === 'HEAD' || rest.length === 0) return null;
  if (Math.max(head.length, body.length) > LONGEST_PART) return null;
  const all = lines.map((text): [string, string] => {
    const [field = '', ...value] = text.split(':');
    return [field.toLowerCase(), value.join(':').replace(/^[ \t]+|[ \t]+$/g, '')];
  });
  const pseudo: StreamCase['fields'] = [[':method', method], [':scheme', 'https'], [':authority', 'a'], [':path', target]];
  const fields = [...pseudo, ...all.filter(([field, value]) => field !== 'host' || value !== 'a')];
  return { name, fields, body: body === '' ? null : body, seen: `${method} ${target}`, end: null, why };
}

interface StreamReading extends Pick<StreamCase, 'seen' | 'end'> {
  next: string | null;
}

async function readingOf(app: SecureApp, { fields, body }: StreamCase): Promise<StreamReading> {
  const client = await FrameClient.open(app);
  client.request(1, fields, body === null ? END_STREAM : 0);
  if (body !== null) client.data(1, body, END_STREAM);
  const { type, payload } = await Promise.any([client.frame(FRAME.data, 1), client.frame(FRAME.rstStream, 1)]);
  client.request(3, NEXT);
  const next = toldIn((await client.frame(FRAME.data, 3)).payload);
  client.socket.destroy();
  if (type === FRAME.rstStream) return { seen: null, end: 'reset', next };
  if (payload.includes('<b>H26</b>')) return { seen: null, end: 'H26', next };
  return { seen: toldIn(payload), end: null, next };
}

function toldIn(payload: Buffer): string {
  const text = payload.toString('latin1');
  // No base64 of a method begins like that.
  if (text.startsWith(ODD)) return ODD;
  return Buffer.from(text, 'base64').toString('latin1').replace(/ \| Host: localhost(?= |$)/, '');
}
