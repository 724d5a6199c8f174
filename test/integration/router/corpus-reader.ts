import { once } from 'node:events';
import { connect } from 'node:net';

/** What a reader made of a request of the corpus: what `RequestCase` says of it. */
export interface Reading {
  seen: string[];
  status: number | null;
  kept: boolean;
}

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
    if (/^X-Odd:/im.test(fields)) seen.push('a request that is not in the one form of a router');
    const told = /^X-Seen: (.*)\r$/im.exec(fields)?.[1];
    if (told === undefined) status ??= Number(code);
    else seen.push(Buffer.from(told, 'base64').toString('latin1'));
  }
  const kept = seen.at(-1) === 'GET /next';
  return { seen: kept ? seen.slice(0, -1) : seen, status, kept };
}

async function exchange(port: number, packets: readonly string[]): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.on('error', () => {});
  const ended = Promise.race([once(socket, 'end'), once(socket, 'close')]);
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
