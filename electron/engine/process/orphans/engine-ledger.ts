import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { guardianPid, tellGuardian } from '../guardian.ts';
import { canAdopt } from '../pty/subreaper.ts';
import { newestPid } from '../../system/process-table/proc-entries.ts';
import { procUsage } from '../../system/process-table/proc-usage.ts';
import { startOf } from '../../system/process-table/process-start.ts';
import { currentProcessTable, type ProcessTable } from '../../system/process-table/process-table.ts';
import { type DynoProcess, type SpawnOptions } from '../dyno-process.ts';
import { spawnDyno } from '../spawn-dyno.ts';
import { ownIdentity } from '../../system/process-identity.ts';
import { LedgerFile, ledgersIn, isEngineAlive } from './ledger-file.ts';
import type { LedgerLine, PortRange } from './ledger-line.ts';

/** Inside the folder of Dynodeck's own state. */
const FOLDER_NAME = 'engines';
/**
 * Between looks for new processes where what leaves its parents goes to init (`pty/subreaper.ts`): the quicker one
 * looks, the more of them are seen while their parents live. While no pid is given out, a look reads one line.
 */
const QUICK_LOOK_MS = 200;
/** Several engines may live in one process (in tests). */
const NONCE_BYTES = 4;
export interface EngineLedgerOptions {
  /** Null: nothing is kept. */
  stateFolder: string | null;
  /** Between looks for processes without the mark, or about to drop it: only the ledger leads there after a crash. */
  strayLookMs: number;
  /** The ledger cannot be written. */
  onProblem(sentence: string): void;
}

/** Whose process is started. */
interface DynoIdentity {
  folder: string;
  dyno: string;
  /** As its owner knows it. */
  command: string;
}

/**
 * What this engine keeps on disk about its dynos and ports for other engines and for the one after a crash. What
 * cannot be written is told once; it never stops a dyno.
 */
export class EngineLedger {
  readonly #file: LedgerFile | null;
  readonly #options: EngineLedgerOptions;
  /** Processes that run, with the marks of those of theirs that are written down as strays. */
  #running = new Map<string, { process: DynoProcess; strays: Set<string> }>();
  #strayTimer: NodeJS.Timeout | null = null;
  #guardian: number | null = null;
  #begun = false;
  #failed = false;

  constructor(options: EngineLedgerOptions) {
    const { stateFolder } = options;
    this.#options = options;
    this.#file = stateFolder === null ? null : new LedgerFile(join(stateFolder, FOLDER_NAME), ownName());
  }

  /** Ledgers of all other engines. */
  others(): LedgerFile[] {
    const own = this.#file;
    return own === null ? [] : ledgersIn(own.folder).filter(({ name }) => name !== own.name);
  }

  /** Runs a dyno's command; it is on the ledger from before this returns until nothing of it is alive. */
  spawn(identity: DynoIdentity, options: SpawnOptions): DynoProcess {
    const dyno = spawnDyno({
      ...options,
      onExit: (status) => {
        if (dyno.mark !== null) this.#ended(dyno.mark);
        options.onExit(status);
      },
    });
    const { pid, mark } = dyno;
    if (mark === null) return dyno;
    const startedAt = tryStartOf(pid) ?? '';
    this.#write({ kind: 'session', ...identity, mark, pid, startedAt, at: Date.now() });
    this.#recordGuardian();
    if (startedAt !== '') tellGuardian('leader', pid, startedAt);
    this.#running.set(mark, { process: dyno, strays: new Set() });
    this.#strayTimer ??= this.#startLooking().unref();
    return dyno;
  }

  /** Keeps ports for an open app; other engines hand out others. */
  reservePorts(ports: PortRange): void {
    this.#write({ kind: 'ports', ...ports });
  }

  freePorts(folder: string): void {
    this.#write({ kind: 'closed', folder });
  }

  /**
   * Whether an engine that lives keeps one of these ports for another folder.
   * @param ahead only engines that have precedence, for two that chose the same ports at the same moment
   */
  isTakenElsewhere({ folder, first, last }: PortRange, { ahead }: { ahead: boolean }): boolean {
    const others = this.others().filter(({ name }) => !ahead || name < (this.#file?.name ?? ''));
    const overlaps = (held: PortRange): boolean =>
      held.folder !== folder && held.first <= last && first <= held.last;
    return others.map((file) => file.read()).some((state) => state.ports.some(overlaps) && isEngineAlive(state));
  }

  /** The engine ends in good order: nothing of it is left to find. */
  dispose(): void {
    if (this.#strayTimer !== null) clearInterval(this.#strayTimer);
    this.#strayTimer = null;
    if (this.#running.size === 0) this.#file?.remove();
  }

  #ended(mark: string): void {
    this.#running.delete(mark);
    this.#write({ kind: 'ended', mark });
  }

  #startLooking(): NodeJS.Timeout {
    const { strayLookMs } = this.#options;
    let newest = canAdopt() ? null : newestPid();
    if (newest === null) return setInterval(() => this.#recordStrays(), strayLookMs);
    return setInterval(() => {
      const before = newest;
      newest = newestPid();
      if (newest !== before) this.#recordStrays();
    }, Math.min(QUICK_LOOK_MS, strayLookMs));
  }

  /** Where the system does not tell who is there (EMFILE), the next look makes up for it. */
  #recordStrays(): void {
    try {
      const table = tableForStrays();
      for (const [mark, { process, strays }] of this.#running) {
        for (const { pid, startedAt } of process.strays(table)) {
          const key = `${pid}:${startedAt}`;
          if (strays.has(key)) continue;
          strays.add(key);
          tellGuardian('member', pid, startedAt);
          this.#write({ kind: 'member', mark, pid, startedAt });
        }
      }
    } catch {
      // As said above.
    }
  }

  #write(line: LedgerLine): void {
    if (this.#file === null) return;
    try {
      if (!this.#begun) this.#begin(this.#file);
      this.#file.append(line);
    } catch (error) {
      if (this.#failed) return;
      this.#failed = true;
      const reason = error instanceof Error ? error.message : String(error);
      this.#options.onProblem(`Should Dynodeck be killed, dynos it leaves behind may not be found again: ${reason}.`);
    }
  }

  #begin(file: LedgerFile): void {
    file.append({ kind: 'engine', ...ownIdentity() });
    this.#begun = true;
  }

  /** The next engine waits for it before it calls anything an orphan. */
  #recordGuardian(): void {
    const pid = guardianPid();
    if (pid === null || pid === this.#guardian) return;
    this.#guardian = pid;
    const startedAt = tryStartOf(pid);
    if (startedAt !== null) this.#write({ kind: 'guardian', pid, startedAt });
  }
}

/** On Linux a look that goes on from the one before costs a tenth of a whole table. */
function tableForStrays(): ProcessTable {
  return process.platform === 'linux' ? procUsage.sample(new Set()).table : currentProcessTable();
}

/** The dyno runs by now, whether the system can tell when it started (EMFILE) or not; its mark leads to it, too. */
function tryStartOf(pid: number): string | null {
  try {
    return startOf(pid);
  } catch {
    return null;
  }
}

function ownName(): string {
  const { pid, startedAt } = ownIdentity();
  return `${pid}-${startedAt.replaceAll(/\W+/g, '_')}-${randomBytes(NONCE_BYTES).toString('hex')}`;
}
