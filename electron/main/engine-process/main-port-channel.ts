import type { MessagePortMain } from 'electron';
import { isMessage, type Channel } from '../../../shared/contract/wire.ts';

/** A client's end of a connection to the engine, in Electron's main process. */
export function mainPortChannel(port: MessagePortMain): Channel {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', ({ data }: { data: unknown }) => {
        if (isMessage(data)) listener(data);
      });
      // Messages wait in the port until somebody listens.
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
