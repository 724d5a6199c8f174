import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFileSync } from '../../storage/replace-file.ts';
import { isRunning } from '../../system/process-identity.ts';
import { compactLines, formatLedgerLine, type LedgerLine, type LedgerState, readLedger } from './ledger-line.ts';

const SUFFIX = '.ledger';
/** It names folders and commands: its owner's business alone. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
/** A dyno that crashes all day writes two lines each time; past so many the file is written anew. */
const LINES_BETWEEN_COMPACTIONS = 1_000;

/**
 * The ledger of one engine. Each line is one append: the system writes it whole whatever happens to this process, and
 * only a crash of the machine, which ends every dyno too, can lose it. So nothing waits for the disk.
 */
export class LedgerFile {
  #lines = 0;

  constructor(
    readonly folder: string,
    readonly name: string,
  ) {}

  /** @throws when the file cannot be written */
  append(line: LedgerLine): void {
    if (this.#lines === 0) mkdirSync(this.folder, { recursive: true, mode: FOLDER_MODE });
    // The line before may be torn, if it is a dead engine's file.
    const text = this.#lines === 0 ? `\n${formatLedgerLine(line)}` : formatLedgerLine(line);
    appendFileSync(this.#path(SUFFIX), text, { mode: FILE_MODE });
    this.#lines += 1;
    if (this.#lines > LINES_BETWEEN_COMPACTIONS) this.#compact();
  }

  /** Nothing, when there is no such file (any more). */
  read(): LedgerState {
    try {
      return readLedger(readFileSync(this.#path(SUFFIX), 'utf8'));
    } catch {
      return readLedger('');
    }
  }

  /** Where that fails, a later engine does it. */
  remove(): void {
    try {
      rmSync(this.#path(SUFFIX), { force: true });
    } catch {
      // A folder that cannot be written: the ledger is read again, and leads to nothing again.
    }
  }

  #compact(): void {
    const text = compactLines(this.read()).map(formatLedgerLine).join('');
    replaceFileSync(this.#path(SUFFIX), text, FILE_MODE);
    this.#lines = 1;
  }

  #path(suffix: string): string {
    return join(this.folder, this.name + suffix);
  }
}

/** The ledgers of all engines that ran with this state folder, dead or alive. */
export function ledgersIn(folder: string): LedgerFile[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
    return names.map((name) => new LedgerFile(folder, name.slice(0, -SUFFIX.length)));
  } catch {
    return [];
  }
}

/** Whether the engine that wrote a ledger still runs. */
export function isEngineAlive({ engine }: LedgerState): boolean {
  return engine !== null && isRunning(engine);
}
