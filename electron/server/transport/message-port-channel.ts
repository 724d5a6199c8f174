import type { Channel, Message } from '../../../shared/contract/wire.ts';
import { isClientMessage } from './client-message.ts';

/** What is used of Electron's MessagePortMain; a MessagePort of Node's worker_threads fits after `data` is unwrapped. */
export interface MainPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** The engine's end of the connection to a desktop window. */
export function messagePortChannel(port: MainPort): Channel {
  return {
    send: (message) => port.postMessage(ownBytes(message)),
    onMessage(listener) {
      port.on('message', ({ data }) => {
        if (isClientMessage(data)) listener(data);
        else console.error('Ignored a message from the window that is neither a request nor terminal input.');
      });
      // Messages wait in the port until somebody listens.
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}

/** A structured clone copies the whole buffer behind a view: a slice of a large buffer is cut out first. */
function ownBytes(message: Message): Message {
  if (message.kind !== 'bytes') return message;
  const { bytes } = message;
  const plain = bytes.constructor === Uint8Array && bytes.byteLength === bytes.buffer.byteLength;
  return plain ? message : { ...message, bytes: Uint8Array.from(bytes) };
}
