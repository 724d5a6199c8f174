import type { ProcessEntry } from '../system/process-table/process-entry.ts';
import type { ProcessTable } from '../system/process-table/process-table.ts';

/**
 * The processes of one dyno, without its session leader: everything in the leader's session, everything that carries
 * the dyno's mark, and, however they moved away, the descendants and sessions of those. A process once seen as a
 * member stays one, even when it has dropped the mark and lost its parent since.
 */
export class DynoFamily {
  readonly #leader: number;
  readonly #mark: string;
  /** pid → start. */
  #known = new Map<number, string>();

  constructor(leader: number, mark: string) {
    this.#leader = leader;
    this.#mark = mark;
  }

  members(table: ProcessTable): ProcessEntry[] {
    const found = kinOf(table, this.#seeds(table)).filter(({ pid }) => pid !== this.#leader);
    this.#known = new Map(found.map(({ pid, startedAt }) => [pid, startedAt]));
    return found;
  }

  *#seeds(table: ProcessTable): Iterable<ProcessEntry> {
    yield* table.inSession(this.#leader);
    yield* table.childrenOf(this.#leader);
    yield* table.marked(this.#mark);
    for (const [pid, startedAt] of this.#known) {
      const entry = table.get(pid);
      if (entry?.startedAt === startedAt) yield entry;
    }
  }
}

/** These processes, with the descendants and sessions of all of them. */
export function kinOf(table: ProcessTable, seeds: Iterable<ProcessEntry>): ProcessEntry[] {
  const found = new Map<number, ProcessEntry>();
  const queue = [...seeds];
  const ownSession = table.get(process.pid)?.session;
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    if (found.has(entry.pid) || isForeign(entry, ownSession)) continue;
    found.set(entry.pid, entry);
    queue.push(...table.childrenOf(entry.pid), ...table.inSession(entry.session));
  }
  return [...found.values()];
}

/** The engine, what it was started from, and everything else that shares their session is never part of a dyno. */
function isForeign(entry: ProcessEntry, ownSession: number | undefined): boolean {
  return entry.pid <= 1 || entry.pid === process.pid || entry.session === ownSession || entry.session === 0;
}
