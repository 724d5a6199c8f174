import type { WebSocket } from 'ws';
import { type Client, createClient } from '../../../shared/contract/client.ts';
import { decodeFrame, encodeFrame } from '../../../shared/contract/wire.ts';

/** The client's half of the transport, as the browser page has it. */
export function webSocketClient(socket: WebSocket): Client {
  return createClient({
    send: (message) => socket.send(encodeFrame(message)),
    onMessage: (listener) =>
      void socket.on('message', (data: Buffer, isBinary) => {
        const message = decodeFrame(isBinary ? data : data.toString());
        if (message) listener(message);
      }),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.close(),
  });
}
