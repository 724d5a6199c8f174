import { PORT_MESSAGE } from '../../shared/desktop/channels.ts';
import type { DesktopBridge } from '../../shared/desktop/desktop-bridge.ts';
import { isMessage, decodeFrame, encodeFrame } from '../../shared/contract/wire.ts';
import type { Channel } from '../../shared/contract/wire.ts';
import { t } from '../../shared/text/i18n.ts';
import { desktop } from './desktop.ts';

/** An engine that starts on a busy machine answers well within this; later means that nobody will. */
const DIAL_TIMEOUT_MS = 15_000;

/** One attempt to reach the engine, over whatever this page has. Rejects when nothing answered. */
export function dial(): Promise<Channel> {
  return desktop ? dialDesktop(desktop) : dialSocket();
}

function dialDesktop(bridge: DesktopBridge): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      window.removeEventListener('message', receive);
      reject(new Error(t('The engine did not answer.')));
    }, DIAL_TIMEOUT_MS);
    const receive = (event: MessageEvent<unknown>) => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
      clearTimeout(timer);
      window.removeEventListener('message', receive);
      resolve(messagePortChannel(port));
    };
    window.addEventListener('message', receive);
    bridge.connect();
  });
}

function dialSocket(): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/engine`);
    socket.addEventListener('open', () => resolve(webSocketChannel(socket)), { once: true });
    socket.addEventListener('close', () => reject(new Error(t('The engine cannot be reached.'))), { once: true });
  });
}

/** A {@link Channel} over the MessagePort that the desktop app hands to its window. */
function messagePortChannel(port: MessagePort): Channel {
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

/** A {@link Channel} over an open WebSocket. */
function webSocketChannel(socket: WebSocket): Channel {
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
