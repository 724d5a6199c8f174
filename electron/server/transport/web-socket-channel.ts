import type { WebSocket } from 'ws';
import { decodeFrame, encodeFrame, type Channel } from '../../../shared/contract/wire.ts';
import { isClientMessage } from './client-message.ts';

/** Larger than the longest request (32 paths of 128 KiB) and any paste worth typing into a terminal. */
export const MAX_FRAME_BYTES = 8 * 1024 * 1024;

/**
 * Terminal views are held back by their own acknowledgements, log views by one notice per frame: this much unsent
 * means that the page no longer reads at all, and its connection would only grow the engine.
 */
const MAX_UNSENT_BYTES = 64 * 1024 * 1024;

/** RFC 6455 §7.4.1. */
const PROTOCOL_ERROR = 1002;
const POLICY_VIOLATION = 1008;

/** The engine's end of the connection to a browser page. A client that sends anything but the contract is cut off. */
export function webSocketChannel(socket: WebSocket): Channel {
  const drop = (code: number, reason: string): void => {
    console.error(`Dropped a browser connection: ${reason}.`);
    socket.close(code, reason);
    // A peer that does not read never answers the closing handshake.
    socket.terminate();
  };
  // Without a listener, a broken frame would end the whole process; `close` follows each error.
  socket.on('error', () => {});
  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > MAX_UNSENT_BYTES) drop(POLICY_VIOLATION, 'it let more than 64 MiB pile up unread');
      else socket.send(encodeFrame(message));
    },
    onMessage(listener) {
      socket.on('message', (data: Buffer, isBinary) => {
        const message = decodeFrame(isBinary ? data : data.toString('utf8'));
        if (isClientMessage(message)) listener(message);
        else drop(PROTOCOL_ERROR, 'it sent a frame that is neither a request nor terminal input');
      });
    },
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.close(),
  };
}
