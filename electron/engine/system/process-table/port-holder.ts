import { readdir, readlink } from 'node:fs/promises';
import { platform } from 'node:process';
import { nameProcesses } from './command-lines.ts';
import { lsof } from '../../net/lsof.ts';
import { isPortFree } from '../../net/port-probe.ts';
import { readSocketInodes, readTcpListeners } from '../../net/tcp-listeners.ts';

/** Who listens on a port. */
export interface PortHolder {
  pid: number;
  /** Its command line, or what macOS calls it. */
  command: string;
  /** Its working directory; null when unknown. */
  folder: string | null;
}

/** Process types are 100 ports apart (docs/heroku-local.md §1.2), so blocks are too. */
export const BLOCK_PORTS = 100;
const LAST_PORT = 65_535;
/** The process behind macOS's AirPlay Receiver, which takes 5000 and 7000. */
const AIRPLAY_PROCESS = 'ControlCe';
/** What its owner knows it as. */
export const AIRPLAY = 'AirPlay Receiver';

/** Who listens on the port; null when nobody does, or it is another user's process, or on Windows. */
export function findPortHolder(port: number): Promise<PortHolder | null> {
  switch (platform) {
    case 'linux':
      return findByProc(port);
    case 'win32':
      return Promise.resolve(null);
    default:
      return findByLsof(port);
  }
}

/**
 * The first base from `from` on, in steps of 100, at which every `base + offset` is free; null when there is none.
 * @param isTaken whether a base is somebody else's, though nobody may listen there now
 */
export async function nextFreeBase(
  from: number,
  offsets: number[],
  isTaken: (base: number) => boolean = () => false,
): Promise<number | null> {
  const highest = Math.max(0, ...offsets);
  for (let base = from; base + highest <= LAST_PORT; base += BLOCK_PORTS) {
    if (!isTaken(base) && (await areFree(offsets.map((offset) => base + offset)))) return base;
  }
  return null;
}

async function areFree(ports: number[]): Promise<boolean> {
  for (const port of ports) {
    if (!(await isPortFree(port))) return false;
  }
  return true;
}

async function findByProc(port: number): Promise<PortHolder | null> {
  const listeners = await readTcpListeners();
  const inodes = new Set(listeners.filter((listener) => listener.port === port).map(({ inode }) => inode));
  if (inodes.size === 0) return null;
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger).toSorted((a, b) => a - b);
  // Workers share the socket of the process that started them, which has the lowest pid.
  for (const pid of pids) {
    const held = await readSocketInodes(pid);
    if (held.some((inode) => inodes.has(inode))) return describeByProc(pid);
  }
  return null;
}

async function describeByProc(pid: number): Promise<PortHolder> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return { pid, command: nameProcesses([pid])[0]?.command ?? '', folder };
}

async function findByLsof(port: number): Promise<PortHolder | null> {
  const fields = await lsof(`-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc');
  const pid = Number(fields.find(({ name }) => name === 'p')?.value);
  const command = fields.find(({ name }) => name === 'c')?.value;
  if (!Number.isInteger(pid) || command === undefined) return null;
  if (command.startsWith(AIRPLAY_PROCESS)) return { pid, command: AIRPLAY, folder: null };
  const files = await lsof('-a', '-p', String(pid), '-d', 'cwd', '-Fn');
  return { pid, command, folder: files.find(({ name }) => name === 'n')?.value ?? null };
}
