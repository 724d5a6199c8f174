import { platform } from 'node:process';
import type { ProcessEntry } from './process-entry.ts';
import { readProcEntries, rereadProcEntry } from './proc-entries.ts';
import { readPsEntries } from './ps-entries.ts';

/** Signals within this time of each other share one snapshot: stopping thirty dynos at once reads the table once. */
const SHARED_AGE_MS = 5;

/** All processes of the machine at one moment, zombies left out. */
export class ProcessTable {
  readonly #byPid: Map<number, ProcessEntry>;
  #children: Map<number, ProcessEntry[]> | null = null;
  #sessions: Map<number, ProcessEntry[]> | null = null;
  #marks: Map<string | null, ProcessEntry[]> | null = null;

  /** @param takenAt before the first entry was read: what is in no entry may have started since, but not earlier. */
  constructor(
    readonly takenAt: number,
    entries: ProcessEntry[],
  ) {
    this.#byPid = new Map(entries.map((entry) => [entry.pid, entry]));
  }

  get entries(): Iterable<ProcessEntry> {
    return this.#byPid.values();
  }

  get(pid: number): ProcessEntry | undefined {
    return this.#byPid.get(pid);
  }

  childrenOf(pid: number): ProcessEntry[] {
    this.#children ??= groupBy(this.entries, ({ ppid }) => ppid);
    return this.#children.get(pid) ?? [];
  }

  /** Where the system does not tell sessions (macOS), a process group stands in for its session. */
  inSession(session: number): ProcessEntry[] {
    this.#sessions ??= groupBy(this.entries, ({ session }) => session);
    return this.#sessions.get(session) ?? [];
  }

  /** Those that were started with a mark, or come from one that was and have kept it. */
  marked(mark: string): ProcessEntry[] {
    this.#marks ??= groupBy(this.entries, (entry) => entry.mark);
    return this.#marks.get(mark) ?? [];
  }
}

let latest: ProcessTable | null = null;

/** The table as it was at `moment` (of `performance.now()`) or later; shared by all dynos. */
export function processTableSince(moment: number): ProcessTable {
  if (latest === null || latest.takenAt < moment) latest = takeTable(latest);
  return latest;
}

/**
 * Where the system does not give the table now (no free file descriptor), what was alive counts as alive: whoever
 * waits for its end looks again. An empty table instead would say that all of it has gone.
 */
function takeTable(previous: ProcessTable | null): ProcessTable {
  const takenAt = performance.now();
  try {
    return new ProcessTable(takenAt, readEntries());
  } catch (error) {
    if (previous === null) throw error;
    return previous;
  }
}

/** The table as of now, give or take the few milliseconds in which calls share one. */
export function currentProcessTable(): ProcessTable {
  return processTableSince(performance.now() - SHARED_AGE_MS);
}

/** Whether the pid still belongs to the process that was seen; pids are reused. */
export function isStillThere(entry: ProcessEntry): boolean {
  if (platform !== 'linux') return true;
  return rereadProcEntry(entry.pid)?.startedAt === entry.startedAt;
}

function readEntries(): ProcessEntry[] {
  return platform === 'linux' ? readProcEntries() : readPsEntries();
}

function groupBy<K>(entries: Iterable<ProcessEntry>, keyOf: (entry: ProcessEntry) => K): Map<K, ProcessEntry[]> {
  const groups = new Map<K, ProcessEntry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}
