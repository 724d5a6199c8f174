import { PORT_MESSAGE } from '../../shared/desktop/channels.ts';
import type { DesktopBridge } from '../../shared/desktop/desktop-bridge.ts';
import type { Channel } from '../../shared/contract/wire.ts';
import { t } from '../../shared/text/i18n.ts';
import { desktop } from './desktop.ts';
import { messagePortChannel } from './message-port-channel.ts';
import { webSocketChannel } from './web-socket-channel.ts';

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
