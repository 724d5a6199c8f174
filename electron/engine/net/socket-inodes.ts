import { readdir, readlink } from 'node:fs/promises';

const SOCKET = /^socket:\[(\d+)\]$/;

/** Inodes of the sockets a process holds (Linux); none for a process that has ended or is another user's. */
export async function readSocketInodes(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const targets = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
  return targets.flatMap((target) => SOCKET.exec(target)?.[1] ?? []);
}
