import { decodeFrame, encodeFrame } from '../../shared/contract/wire.ts';
import type { Channel } from '../../shared/contract/wire.ts';

/** A {@link Channel} over an open WebSocket. */
export function webSocketChannel(socket: WebSocket): Channel {
  socket.binaryType = 'arraybuffer';
  return {
    send(message) {
      const frame = encodeFrame(message);
      socket.send(typeof frame === 'string' ? frame : new Uint8Array(frame));
    },
    onMessage(listener) {
      socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
        const message = decodeFrame(typeof data === 'string' ? data : new Uint8Array(data));
        if (message) listener(message);
      });
    },
    onClose: (listener) => socket.addEventListener('close', listener),
    close: () => socket.close(),
  };
}
