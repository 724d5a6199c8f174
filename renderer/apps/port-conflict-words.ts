import type { PortConflict } from '../../shared/app.ts';
import { t } from '../../shared/words.ts';
import { homePath } from '../ui/home-path.ts';

/** What the engine calls the program of macOS that listens on ports 5000 and 7000. */
const AIRPLAY = 'AirPlay Receiver';

/** `Port 5001 is in use by node (pid 123, in ~/shop).` Where the holder has a switch, it says where. */
export function portConflictSentence({ port, holder }: PortConflict, home: string | undefined): string {
  if (holder === null) return `Port ${port} is in use by another program.`;
  if (holder.command === AIRPLAY) {
    const place = t('System Settings, General, AirDrop & Handoff');
    return `Port ${port} is in use by the AirPlay Receiver of macOS. It is turned off in ${place}.`;
  }
  const place = holder.folder === null ? '' : `, in ${homePath(holder.folder, home)}`;
  return `Port ${port} is in use by ${programOf(holder.command)} (pid ${holder.pid}${place}).`;
}

/** `/usr/bin/node server.js` is node; a process that renames itself, such as `nginx: master process`, nginx. */
function programOf(command: string): string {
  const [first = command] = command.trim().split(/\s/);
  return first.split('/').at(-1)?.replace(/:$/, '') || command;
}
