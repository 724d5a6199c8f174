import { platform } from 'node:process';
import { lsof } from './lsof.ts';
import { readSocketInodes } from './socket-inodes.ts';
import { readTcpListeners } from './tcp-listeners.ts';

/** TCP ports that any of these processes listens on, ascending. */
export async function listeningPorts(pids: number[]): Promise<number[]> {
  if (pids.length === 0) return [];
  const ports = platform === 'linux' ? await portsByProc(pids) : await portsByLsof(pids);
  return [...new Set(ports)].toSorted((a, b) => a - b);
}

async function portsByProc(pids: number[]): Promise<number[]> {
  const [listeners, held] = await Promise.all([readTcpListeners(), Promise.all(pids.map(readSocketInodes))]);
  const inodes = new Set(held.flat());
  return listeners.filter(({ inode }) => inodes.has(inode)).map(({ port }) => port);
}

async function portsByLsof(pids: number[]): Promise<number[]> {
  const fields = await lsof('-a', '-p', pids.join(','), '-iTCP', '-sTCP:LISTEN', '-Fn');
  // `n` is `127.0.0.1:5001`, `[::1]:5001` or `*:5001`.
  return fields.filter(({ name }) => name === 'n').map(({ value }) => Number(value.slice(value.lastIndexOf(':') + 1)));
}
