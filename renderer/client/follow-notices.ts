import { notify } from '../ui/notices.ts';
import { connection } from './connection.ts';

/** From now on, shows what the engine has to say to whoever looks. */
export function followNotices(): void {
  connection.subscribe((now, before) => {
    if (now.client !== before.client) now.client?.on('notice', ({ text }) => notify(text));
  });
}
