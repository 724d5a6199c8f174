import { connect } from 'node:net';
import { join } from 'node:path';
import { SERVERS } from './routed-app.ts';

/** A dyno that tells what it sees. */
export const RAW = `web: exec ${process.execPath} ${join(SERVERS, 'raw.mjs')}`;
/** Cases at a time. */
const AT_ONCE = 24;

/** What a reader made of a request of the corpus: what `RequestCase` says of it. */
export interface Reading {
  seen: string[];
  status: number | null;
  kept: boolean;
}

/** A request that is not in the one form that a router may write. */
export const ODD = 'odd';
/** Asked for last, on each connection: nobody may take it for a part of what was sent before it. */
const NEXT = 'GET /next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const PASSING_BY = 'GET /by HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const ANSWER = /HTTP\/1\.1 ([2-5]\d\d)[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n/g;
/** A reader that still waits is said to, in milliseconds. */
const HANGS_MS = 5_000;

/** Sends the packets of a case to whoever listens, then one more request, and tells what came of it. */
export async function readingOf(port: number, packets: readonly string[]): Promise<Reading> {
  const text = await exchange(port, [...packets.slice(0, -1), `${packets.at(-1) ?? ''}${NEXT}`]);
  const seen: string[] = [];
  let status: number | null = null;
  for (const [, code, fields = ''] of text.matchAll(ANSWER)) {
    if (/^X-Odd:/im.test(fields)) seen.push(ODD);
    const told = /^X-Seen: (.*)\r$/im.exec(fields)?.[1];
    if (told === undefined) status ??= Number(code);
    else seen.push(Buffer.from(told, 'base64').toString('latin1'));
  }
  const kept = seen.at(-1) === 'GET /next';
  return { seen: kept ? seen.slice(0, -1) : seen, status, kept };
}

/** @param isDone whether no more is waited for; else the other side ends */
async function exchange(
  port: number,
  packets: readonly string[],
  isDone: (text: string) => boolean = () => false,
): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    if (isDone(text)) socket.destroy();
  });
  socket.on('error', () => {});
  const ended = new Promise<void>((resolve) => void socket.once('end', resolve).once('close', resolve));
  for (const [index, packet] of packets.entries()) {
    // A whole request has passed by: whatever was sent before has been read.
    if (index > 0) await exchange(port, [PASSING_BY]);
    socket.write(packet, 'latin1');
  }
  const timer = setTimeout(() => {
    text += `HTTP/1.1 599 hangs\r\n\r\n`;
    socket.destroy();
  }, HANGS_MS);
  await ended;
  clearTimeout(timer);
  socket.destroy();
  return text;
}

const DROPPED = /^(?:server|via|date|connection|x-request-id|cache-control): /i;

/** Keeps an answer with the dyno, by a name. */
export async function keepAnswer(port: number, name: string, bytes: string): Promise<void> {
  const length = Buffer.byteLength(bytes, 'latin1');
  await exchange(port, [`POST /keep?${name} HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n${bytes}`], (text) =>
    text.includes('\r\n\r\n'),
  );
}

/** What a client gets for an answer that was kept, as `ResponseCase` says it, and for one more request behind it. */
export async function answersOf(port: number, method: string, name: string): Promise<{ got: string[]; next: string | null }> {
  const text = await exchange(port, [`${method} / HTTP/1.1\r\nHost: a\r\nX-Answer: ${name}\r\n\r\n${NEXT}`]);
  const got: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const [told, behind] = firstAnswer(rest, method);
    const seen = /\| X-Seen: (\S+)/.exec(told)?.[1];
    if (seen !== undefined) return { got, next: Buffer.from(seen, 'base64').toString('latin1') };
    got.push(told.endsWith('…') ? '…' : told);
    rest = behind;
  }
  return { got: got.length === 0 ? ['…'] : got, next: null };
}

/** @returns the first response of a connection as it is told, and what is behind it */
function firstAnswer(text: string, method: string): [told: string, rest: string] {
  const end = text.indexOf('\r\n\r\n');
  const [line = '', ...all] = text.slice(0, end).split('\r\n');
  const status = line.split(' ')[1] ?? '';
  const fields = all.filter((field) => !DROPPED.test(field));
  const told = [status, ...fields].join(' | ');
  const rest = text.slice(end + 4);
  if (end < 0) return [`${text} …`, ''];
  if (method === 'HEAD' || status.startsWith('1') || status === '204' || status === '304') return [told, rest];
  const length = /\nContent-Length: (\d+)\r/i.exec(text.slice(0, end + 2))?.[1];
  if (length === undefined) return chunksOf(told, rest);
  const body = rest.slice(0, Number(length));
  const code = /<b>(H\d\d)<\/b>/.exec(body)?.[1];
  if (code !== undefined) return [`${status} ${code}`, rest.slice(body.length)];
  return [`${withBody(told, body)}${body.length < Number(length) ? ' …' : ''}`, rest.slice(body.length)];
}

function chunksOf(told: string, text: string): [told: string, rest: string] {
  let [body, rest] = ['', text];
  for (;;) {
    const [line, size = ''] = /^([\da-f]+)\r\n/.exec(rest) ?? [];
    const bytes = Number.parseInt(size, 16);
    if (line === undefined || (bytes > 0 && rest.length < line.length + bytes + 2)) return [`${withBody(told, body)} …`, ''];
    rest = rest.slice(line.length);
    if (bytes === 0) break;
    body += rest.slice(0, bytes);
    rest = rest.slice(bytes + 2);
  }
  const end = rest.startsWith('\r\n') ? 0 : rest.indexOf('\r\n\r\n') + 2;
  const trailers = rest.slice(0, end).split('\r\n').filter((line) => line !== '');
  return [[withBody(told, body), ...trailers].join(' || '), rest.slice(end + 2)];
}

function withBody(told: string, body: string): string {
  return body === '' ? told : `${told} || ${body}`;
}

/** Runs all cases, several at a time. */
export async function forEachAtOnce<T>(cases: readonly T[], run: (each: T) => Promise<void>): Promise<void> {
  const left = [...cases];
  const worker = async (): Promise<void> => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) await run(each);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
