import { once } from 'node:events';
import { WebSocket } from 'ws';

const SOCKETS = 1_000;
const ROUNDS = 20;
const MESSAGE = 'a message of some thirty bytes.';
/** The handshakes of one moment; more than a listener's queue holds would wait for TCP to try again. */
const AT_ONCE = 100;

/** Opens a thousand WebSockets and has each echo one message after the other. @returns seconds from the first on */
export async function echoOverWebSockets(port: number): Promise<number> {
  const sockets: WebSocket[] = [];
  while (sockets.length < SOCKETS) {
    const open = (): WebSocket => new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false });
    const opening = Array.from({ length: AT_ONCE }, open);
    await Promise.all(opening.map((socket) => once(socket, 'open')));
    sockets.push(...opening);
  }
  const startedAt = performance.now();
  await Promise.all(sockets.map((socket) => echoed(socket)));
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const socket of sockets) socket.terminate();
  return seconds;
}

async function echoed(socket: WebSocket): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    socket.send(MESSAGE);
    const [data] = (await once(socket, 'message')) as [Buffer];
    if (String(data) !== MESSAGE) throw new Error('A WebSocket did not echo what it was sent.');
  }
}
