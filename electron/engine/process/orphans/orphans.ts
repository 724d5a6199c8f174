import { setTimeout as delay } from 'node:timers/promises';
import type { Orphan } from '../../../../shared/dynos/dyno.ts';
import { nameProcesses } from '../../system/process-table/command-lines.ts';
import { kinOf } from '../dyno-family.ts';
import type { ProcessEntry } from '../../system/process-table/process-entry.ts';
import { currentProcessTable, type ProcessTable } from '../../system/process-table/process-table.ts';
import { sendSignal } from '../send-signal.ts';
import { isEngineAlive } from './ledger-file.ts';
import { bootId, isAlive } from '../../system/process-identity.ts';
import type { LedgerFile } from './ledger-file.ts';
import type { LedgerState } from './ledger-line.ts';

/** Between SIGTERM and SIGKILL: whoever asks waits for the answer. */
const GRACE_MS = 5_000;
/** What SIGKILL has not ended after this is another user's, or stuck in the kernel. */
const KILL_MS = 2_000;
const POLL_MS = 100;

interface Found {
  file: LedgerFile;
  orphan: Orphan;
  entries: ProcessEntry[];
}

/** Dynos of engines that are dead, on their ledgers. Ledgers that lead to nothing any more are removed. */
export class Orphans {
  readonly #ledgers: () => LedgerFile[];

  /** @param ledgers those of all other engines, as of now */
  constructor(ledgers: () => LedgerFile[]) {
    this.#ledgers = ledgers;
  }

  list(): Orphan[] {
    return this.#find().map(({ orphan }) => orphan);
  }

  /** Whether a dead engine's guardian is still about to end its dynos. */
  get guarded(): boolean {
    return this.#dead().some(({ state: { guardian } }) => guardian !== null && isAlive(guardian));
  }

  /** Ends them, and resolves with those that are left. */
  async stop(ids: string[] | null): Promise<Orphan[]> {
    const isWanted = ({ orphan }: Found): boolean => ids === null || ids.includes(orphan.id);
    for (const [signal, limitMs] of [['SIGTERM', GRACE_MS], ['SIGKILL', KILL_MS]] as const) {
      const told = new Set<string>();
      const deadline = performance.now() + limitMs;
      for (let found = this.#find().filter(isWanted); found.length > 0; found = this.#find().filter(isWanted)) {
        for (const entry of found.flatMap(({ entries }) => entries)) signalOnce(entry, signal, told);
        if (performance.now() > deadline) break;
        await delay(POLL_MS);
      }
    }
    return this.list();
  }

  /** Forgets them; they go on running. Resolves with those that are left. */
  ignore(ids: string[] | null): Orphan[] {
    for (const { file, orphan } of this.#find()) {
      if (ids === null || ids.includes(orphan.id)) file.append({ kind: 'ended', mark: orphan.id });
    }
    return this.list();
  }

  #find(): Found[] {
    const dead = this.#dead();
    if (dead.length === 0) return [];
    const table = currentProcessTable();
    return dead.flatMap(({ file, state }) => {
      const found = state.sessions.flatMap((session) => {
        const entries = processesOf(session, table);
        return entries.length === 0 ? [] : [{ file, entries, orphan: describe(session, entries) }];
      });
      if (found.length === 0) file.remove();
      return found;
    });
  }

  #dead(): { file: LedgerFile; state: LedgerState }[] {
    const read = this.#ledgers().map((file) => ({ file, state: file.read() }));
    // A ledger without its first line is one that is being begun.
    const dead = read.filter(({ state }) => state.engine !== null && !isEngineAlive(state));
    for (const { file, state } of dead) if (state.engine?.boot !== bootId()) file.remove();
    return dead.filter(({ state }) => state.engine?.boot === bootId());
  }
}

type Session = LedgerState['sessions'][number];

/** The processes of a session, found by mark, or by pid and start; and what comes from those. */
function processesOf({ mark, pid, startedAt, members }: Session, table: ProcessTable): ProcessEntry[] {
  const known = [{ pid, startedAt }, ...members].flatMap((seen) => {
    const entry = table.get(seen.pid);
    return entry?.startedAt === seen.startedAt ? [entry] : [];
  });
  return kinOf(table, [...known, ...table.marked(mark)]);
}

function describe({ mark, folder, dyno, command, at }: Session, entries: ProcessEntry[]): Orphan {
  const processes = nameProcesses(entries.map(({ pid }) => pid)).sort((a, b) => a.pid - b.pid);
  return { id: mark, folder, dyno, command, since: at, processes };
}

/** A second SIGTERM makes many programs quit without cleaning up. */
function signalOnce(entry: ProcessEntry, signal: NodeJS.Signals, told: Set<string>): void {
  const key = `${entry.pid}:${entry.startedAt}`;
  if (told.has(key)) return;
  told.add(key);
  sendSignal(entry, signal);
  if (entry.stopped) sendSignal(entry, 'SIGCONT');
}
