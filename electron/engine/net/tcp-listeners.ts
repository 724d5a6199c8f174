import { readFile, readdir, readlink } from 'node:fs/promises';

/** A listening TCP socket; the inode is its identity among a process's file descriptors. */
export interface TcpListener {
  port: number;
  inode: string;
}

/** TCP_LISTEN of Linux's net/tcp_states.h. */
const LISTEN_STATE = '0A';

/** Everything that listens on this machine (Linux), IPv4 and IPv6. */
export async function readTcpListeners(): Promise<TcpListener[]> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map(readTable));
  return tables.flatMap(parseTcpTable);
}

/** The listeners in a table such as `/proc/net/tcp` (proc(5)). */
export function parseTcpTable(table: string): TcpListener[] {
  return table.split('\n').flatMap((line) => {
    const columns = line.trim().split(/\s+/);
    const [address, state, inode] = [columns[1], columns[3], columns[9]];
    if (address === undefined || inode === undefined || state !== LISTEN_STATE) return [];
    return [{ port: Number.parseInt(address.slice(address.lastIndexOf(':') + 1), 16), inode }];
  });
}

/** A kernel without IPv6 has no `tcp6`. */
function readTable(path: string): Promise<string> {
  return readFile(path, 'latin1').catch(() => '');
}

const SOCKET = /^socket:\[(\d+)\]$/;

/** Inodes of the sockets a process holds (Linux); none for a process that has ended or is another user's. */
export async function readSocketInodes(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const targets = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
  return targets.flatMap((target) => SOCKET.exec(target)?.[1] ?? []);
}
