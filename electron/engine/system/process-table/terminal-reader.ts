import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { arch, platform } from 'node:process';
import { readProcStat } from './proc-entries.ts';

/** System calls in which a thread waits for input, by their number. */
interface WaitingCalls {
  read: readonly number[];
  poll: readonly number[];
  select: readonly number[];
  epoll: readonly number[];
}

const CALLS: Partial<Record<NodeJS.Architecture, WaitingCalls>> = {
  x64: { read: [0, 19], poll: [7, 271], select: [23, 270], epoll: [232, 281, 441] },
  arm64: { read: [63, 65], poll: [73], select: [72], epoll: [22, 441] },
};

/** The device `/dev/tty`: whatever terminal a process has. */
const DEV_TTY = 0x500;
/** POLLIN and EPOLLIN. */
const READABLE = 1;
/** `struct pollfd`: the descriptor, and what is waited for. */
const POLLFD_BYTES = 8;
const POLLFD_EVENTS = 4;
const BYTE_BITS = 8;
/** Looked at of one call: who waits for a terminal waits for little else. */
const MAX_DESCRIPTORS = 256;
/** Looked at of one process: a Java program has dozens. */
const MAX_THREADS = 128;

/**
 * Whether one of these processes waits for somebody to type: it is in the foreground of its terminal, and a thread of
 * it is in a call that returns once the terminal has input (read, poll, select, epoll). Null where the system does not
 * tell.
 */
export function isReadingTerminal(pids: readonly number[]): boolean | null {
  const calls = platform === 'linux' ? CALLS[arch] : undefined;
  if (calls === undefined) return null;
  let isToldOfAll = true;
  for (const pid of pids) {
    try {
      if (isReading(pid, calls)) return true;
    } catch (error) {
      // One that has ended waits for nothing; of another user's the system does not tell.
      if (!isGone(error)) isToldOfAll = false;
    }
  }
  return isToldOfAll ? false : null;
}

function isReading(pid: number, calls: WaitingCalls): boolean {
  const terminal = foregroundTerminal(readProcStat(pid) ?? '');
  if (terminal === null) return false;
  const isTerminal = (descriptor: number): boolean => {
    try {
      const { rdev } = statSync(`/proc/${pid}/fd/${descriptor}`);
      return rdev === terminal || rdev === DEV_TTY;
    } catch {
      return false;
    }
  };
  const threads = readdirSync(`/proc/${pid}/task`).slice(0, MAX_THREADS);
  return threads.some((thread) => {
    const call = readFileSync(`/proc/${pid}/task/${thread}/syscall`, 'latin1').trim().split(' ').map(Number);
    return awaitedBy(pid, call, calls).some(isTerminal);
  });
}

/** The device of the terminal that a process is in the foreground of; null when it is not, or has none. */
function foregroundTerminal(stat: string): number | null {
  const [, , group, , terminal, foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
  return terminal && group === foreground ? terminal : null;
}

/** The descriptors that a call waits for input from. @param call number and arguments; none while the thread runs */
function awaitedBy(pid: number, [call = -1, first = 0, second = 0]: number[], calls: WaitingCalls): number[] {
  if (calls.read.includes(call)) return [first];
  const count = Math.min(calls.poll.includes(call) ? second : first, MAX_DESCRIPTORS);
  if (calls.poll.includes(call)) return polled(memoryOf(pid, first, count * POLLFD_BYTES));
  if (calls.select.includes(call)) return selected(memoryOf(pid, second, Math.ceil(count / BYTE_BITS)), count);
  return calls.epoll.includes(call) ? registered(readFileSync(`/proc/${pid}/fdinfo/${first}`, 'latin1')) : [];
}

function polled(entries: Buffer): number[] {
  const found: number[] = [];
  for (let at = 0; at + POLLFD_BYTES <= entries.length; at += POLLFD_BYTES) {
    if ((entries.readUInt16LE(at + POLLFD_EVENTS) & READABLE) !== 0) found.push(entries.readInt32LE(at));
  }
  return found;
}

/** The bits that are set in an `fd_set`. */
function selected(set: Buffer, count: number): number[] {
  const isSet = (descriptor: number): boolean => (((set[descriptor >> 3] ?? 0) >> (descriptor & 7)) & 1) === 1;
  return Array.from({ length: count }, (_, descriptor) => descriptor).filter(isSet);
}

/** Of the lines `tfd: 21 events: 19 …` those that wait for input. */
function registered(info: string): number[] {
  const entries = [...info.matchAll(/^tfd:\s*(\d+) events:\s*([\da-f]+)/gm)];
  const isAwaited = ([, , events]: RegExpExecArray): boolean => (Number.parseInt(events ?? '0', 16) & READABLE) !== 0;
  return entries.filter(isAwaited).map(([, descriptor]) => Number(descriptor));
}

function memoryOf(pid: number, address: number, bytes: number): Buffer {
  const memory = Buffer.alloc(bytes);
  if (address === 0) return memory;
  const file = openSync(`/proc/${pid}/mem`, 'r');
  try {
    return memory.subarray(0, readSync(file, memory, 0, bytes, address));
  } finally {
    closeSync(file);
  }
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ESRCH';
}
