import type { OneOffStreams } from '../../../shared/contract/contract.ts';
import type { NamedProcess } from '../system/process-table/command-lines.ts';
import type { ProcessEntry } from '../system/process-table/process-entry.ts';
import type { ProcessTable } from '../system/process-table/process-table.ts';

export interface SpawnOptions {
  /** As in the Procfile; a shell runs it. */
  command: string;
  /** That shell, absolute; absent: sh. Windows has its own. */
  shell?: string;
  /** Paths of files that the command reads and writes in place of its terminal. */
  streams?: OneOffStreams | undefined;
  cwd: string;
  env: Record<string, string>;
  columns: number;
  rows: number;
  /** Bytes as the terminal gave them, in order. They are valid only during the call: their memory is used again. */
  onData(chunk: Uint8Array): void;
  /** The command itself has ended; other processes of the dyno may still be alive. */
  onCommandExit?(status: number): void;
  /** Once: every process of the dyno has gone and its last byte was delivered. Status: 128 + n after signal n. */
  onExit(status: number): void;
}

export interface DynoProcess {
  /** Of the session leader: also the dyno's session id. */
  readonly pid: number;
  /** In the environment of all its processes; null where processes cannot be found by it. */
  readonly mark: string | null;
  /** @returns false when the bytes were dropped: the dyno has ended, or reads nothing and too much is waiting. */
  write(bytes: Uint8Array): boolean;
  resize(columns: number, rows: number): void;
  /** SIGTERM to every process of the dyno, wherever in the tree; may be repeated. What ignores it stays until kill(). */
  terminate(): void;
  /** SIGHUP likewise: the terminal is being closed. */
  hangUp(): void;
  /** SIGKILL to every process of the dyno until none is left. */
  kill(): void;
  /** Those of the table that belong to the dyno, without our session leader; none where that cannot be told. */
  members(table: ProcessTable): ProcessEntry[];
  /** Processes of the dyno without our session leader, at most about 100 ms old. */
  countAlive(): number;
  /** Processes of the dyno that are alive now, by name. */
  survivors(): NamedProcess[];
  /** Processes of the dyno in the table that lack its mark, or have left its session and may drop it next. */
  strays(table: ProcessTable): { pid: number; startedAt: string }[];
  /** Whether a process of the dyno waits for somebody to type; null where the system does not tell. */
  isReadingTerminal(): boolean | null;
  /** TCP ports that processes of the dyno listen on, ascending. Never rejects. */
  listeningPorts(): Promise<number[]>;
  /** Paths of Unix sockets that processes of the dyno listen on. Never rejects. */
  listeningSockets(): Promise<string[]>;
}
