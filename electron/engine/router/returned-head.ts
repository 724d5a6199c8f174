import { VIA } from './backend/forwarded-head.ts';
import { type Field, formatFields, isHopByHop } from './http/fields.ts';
import type { ResponseHead } from './http/response-head.ts';

/** What the router calls itself where an app does not name its server. */
const SERVER = 'Heroku';

/** How the body goes on to the client. */
export interface Delivery {
  chunked: boolean;
  /** The connection ends with the response. */
  close: boolean;
}

/** Fields a client gets of a dyno's response, without those that say how it is delivered. */
export function returnedFields(response: ResponseHead): Field[] {
  const { fields, connection, minor, status } = response;
  const kept: Field[] = [];
  let hasServer = false;
  const via: string[] = [];
  for (const field of fields) {
    const lower = field[0].toLowerCase();
    if (lower === 'content-length' || isHopByHop(lower, connection)) continue;
    if (lower === 'via') {
      via.push(field[1]);
      continue;
    }
    hasServer ||= lower === 'server';
    kept.push(field);
  }
  // Beside a coding a length is not to be trusted; 1xx and 204 have none (RFC 9110 §8.6).
  const { chunked, length } = response;
  if (length !== null && !chunked && status >= 200 && status !== 204) kept.push(['Content-Length', String(length)]);
  if (!hasServer) kept.push(['Server', SERVER]);
  kept.push(['Via', [...via, `1.${minor} ${VIA}`].join(', ')]);
  return kept;
}

/** The head of a response as it goes on the wire (latin1). The router speaks HTTP/1.1, whoever asks. */
export function formatReturnedHead(
  status: number,
  reason: string,
  fields: readonly Field[],
  delivery: Delivery,
): string {
  const coding = delivery.chunked ? 'Transfer-Encoding: chunked\r\n' : '';
  const connection = `Connection: ${delivery.close ? 'close' : 'keep-alive'}\r\n`;
  return `HTTP/1.1 ${status} ${reason}\r\n${formatFields(fields)}${coding}${connection}\r\n`;
}
