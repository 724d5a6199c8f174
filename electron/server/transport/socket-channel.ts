import type { Socket } from 'node:net';
import { decodeFrame, encodeFrame, type Channel, type Message } from '../../../shared/contract/wire.ts';
import { FrameReader, writeFrame } from './socket-frames.ts';

const MIB = 1024 * 1024;
/** Views are held back by acknowledgements and by being asked: this much unsent means that nobody reads any more. */
const MAX_UNSENT_BYTES = 64 * MIB;

/**
 * Either end of a connection over a local socket. A peer that breaks the protocol, or lets too much pile up, is cut
 * off.
 * @param accepts the messages this end may get
 * @param warn told when what was sent is given up, since too much of it has not been read
 */
export function socketChannel(
  socket: Socket,
  accepts: (message: Message) => boolean,
  warn: (problem: string) => void = () => {},
): Channel {
  // `close` follows each error, and says all that there is to do.
  socket.on('error', () => {});
  return {
    send(message) {
      if (socket.destroyed) return;
      if (socket.writableLength <= MAX_UNSENT_BYTES) return void socket.write(writeFrame(encodeFrame(message)));
      socket.destroy();
      warn(`The connection of a command is cut: it let more than ${MAX_UNSENT_BYTES / MIB} MiB pile up unread.`);
    },
    onMessage(listener) {
      const reader = new FrameReader((frame) => {
        const message = decodeFrame(frame);
        if (message !== null && accepts(message)) listener(message);
        else socket.destroy();
      });
      socket.on('data', (chunk: Buffer) => {
        try {
          if (!socket.destroyed) reader.push(chunk);
        } catch {
          socket.destroy();
        }
      });
    },
    onClose: (listener) => void socket.on('close', listener),
    close() {
      socket.end();
      // An engine that is stopped never closes its end; what has been sent is still delivered.
      socket.unref();
    },
  };
}
