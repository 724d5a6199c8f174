import { once } from 'node:events';
import type { ClientHttp2Session, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http2';

export interface Answer {
  headers: IncomingHttpHeaders;
  trailers: IncomingHttpHeaders | null;
  informed: IncomingHttpHeaders[];
  body: string;
}

export interface Asked {
  headers?: OutgoingHttpHeaders;
  body?: string;
  trailers?: OutgoingHttpHeaders;
}

/** Sends a request and reads its whole response. */
export async function ask(session: ClientHttp2Session, path: string, asked: Asked = {}): Promise<Answer> {
  const { headers = {}, body, trailers } = asked;
  const stream = session.request(
    { ':path': path, ...headers },
    { endStream: body === undefined, waitForTrailers: trailers !== undefined },
  );
  const answer: Answer = { headers: {}, trailers: null, informed: [], body: '' };
  stream.on('headers', (informed) => answer.informed.push(informed));
  stream.on('response', (got) => (answer.headers = got));
  stream.on('trailers', (got) => (answer.trailers = got));
  stream.on('data', (chunk) => (answer.body += String(chunk)));
  stream.on('wantTrailers', () => stream.sendTrailers(trailers ?? {}));
  if (body !== undefined) stream.end(body);
  // Fails when the stream is reset.
  await once(stream, 'end');
  return answer;
}
