import { isMessage } from '../../shared/contract/wire.ts';
import type { Channel } from '../../shared/contract/wire.ts';

/** A {@link Channel} over the MessagePort that the desktop app hands to its window. */
export function messagePortChannel(port: MessagePort): Channel {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isMessage(data)) listener(data);
      });
      port.start();
    },
    // Electron fires this when the other end is gone; browsers without it never lose a port.
    onClose: (listener) => port.addEventListener('close', listener),
    close: () => port.close(),
  };
}
