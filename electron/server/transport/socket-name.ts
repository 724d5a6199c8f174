import { userInfo } from 'node:os';

let made = 0;

/** A name for the socket of one engine of this process; the first is just its pid. */
export function socketName(platform: NodeJS.Platform = process.platform): string {
  made += 1;
  const number = made === 1 ? '' : `-${made}`;
  return platform === 'win32' ? `${pipePrefix()}${process.pid}${number}` : `engine-${process.pid}${number}.sock`;
}

/** Whether a file in the folder of sockets is the socket of an engine of this user. */
export function isSocketName(name: string, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' ? name.startsWith(pipePrefix()) : /^engine-\d+(-\d+)?\.sock$/.test(name);
}

/** Which process listens on a socket, by its name. */
export function pidOfSocket(name: string, platform: NodeJS.Platform = process.platform): number {
  return Number.parseInt(name.slice((platform === 'win32' ? pipePrefix() : 'engine-').length), 10);
}

/** Named pipes of all users stand side by side. */
function pipePrefix(): string {
  return `dynodeck-${userInfo().username}-`;
}
