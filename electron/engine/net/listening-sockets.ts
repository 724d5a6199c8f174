import { readFile } from 'node:fs/promises';
import { platform } from 'node:process';
import { lsof } from './lsof.ts';
import { readSocketInodes, readTcpListeners } from './tcp-listeners.ts';

/** A Unix socket that takes connections; the inode is its identity among a process's file descriptors. */
export interface UnixListener {
  /** As it was bound: absolute, relative to who bound it, or after an `@` a name that is no file. */
  path: string;
  inode: string;
}

/** Flag of a socket that takes connections: __SO_ACCEPTCON of Linux's linux/net.h. */
const ACCEPTS_CONNECTIONS = 0x10000;
/** `Num: RefCount Protocol Flags Type St Inode Path`; a path may hold spaces. */
const ROW = /^\S+: \S+ \S+ ([0-9A-F]{8}) \S+ \S+ +(\d+) (.+)$/;

/** Unix sockets that any of these processes listens on, by path. */
export async function listeningSockets(pids: number[]): Promise<string[]> {
  if (pids.length === 0) return [];
  const paths = platform === 'linux' ? await socketsByProc(pids) : await socketsByLsof(pids);
  return [...new Set(paths)].toSorted();
}

/** The listeners in a table such as `/proc/net/unix` (proc(5)). */
export function parseUnixTable(table: string): UnixListener[] {
  return table.split('\n').flatMap((line) => {
    const [, flags = '', inode = '', path = ''] = ROW.exec(line) ?? [];
    return (Number.parseInt(flags, 16) & ACCEPTS_CONNECTIONS) === 0 ? [] : [{ path, inode }];
  });
}

async function socketsByProc(pids: number[]): Promise<string[]> {
  const table = await readFile('/proc/net/unix', 'utf8');
  const held = await Promise.all(pids.map(readSocketInodes));
  const inodes = new Set(held.flat());
  return parseUnixTable(table).filter(({ inode }) => inodes.has(inode)).map(({ path }) => path);
}

/** lsof does not tell who listens, but a path of its own has only who bound it. */
async function socketsByLsof(pids: number[]): Promise<string[]> {
  const fields = await lsof('-a', '-p', pids.join(','), '-U', '-Fn');
  return fields.filter(({ name, value }) => name === 'n' && value.startsWith('/')).map(({ value }) => value);
}

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
