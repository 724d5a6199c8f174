import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../electron/tools/root.mjs';
import { type BenchApp, type BenchProcess, makeApp } from '../peers/bench-app.ts';
import { ReportChannel } from './report-channel.ts';

/** For Node to be loaded eight times on a busy machine. */
const LOAD_MS = 60_000;
const PRINT_MS = 180_000;

/** Processes that print when all of them are loaded, and exit when all have printed: nobody ends another's printing. */
export class PrintJob {
  readonly reports = new ReportChannel();
  readonly app: BenchApp;
  readonly expected: Record<string, number>;
  readonly #count: number;
  /** When they were allowed to print (`performance.now()`). */
  goAt = Number.NaN;

  /**
   * @param lines what all printing processes print together
   * @param others run beside them
   */
  constructor(ids: string[], lines: number, others: BenchProcess[] = []) {
    const each = Math.floor(lines / ids.length);
    const printer = join(root, 'test/bench/programs/printer.mjs');
    const words = [process.execPath, printer];
    const processes = ids.map((id) => ({ name: id, command: [...words, id, each, this.reports.path, '.'].join(' ') }));
    this.app = makeApp([...processes, ...others]);
    this.#count = ids.length;
    this.expected = Object.fromEntries(ids.map((id) => [id, each]));
  }

  /** Lets them print. @returns the slowest child's own time, in milliseconds */
  async printed(): Promise<number> {
    const count = this.#count;
    await this.reports.until('loaded', count, LOAD_MS);
    this.goAt = performance.now();
    writeFileSync(join(this.app.folder, 'go'), '');
    const reports = await this.reports.until('printed', count, PRINT_MS);
    return Math.max(...reports.map(({ words }) => Number(words[2])));
  }

  letLeave(): void {
    writeFileSync(join(this.app.folder, 'leave'), '');
  }

  close(): void {
    this.reports.close();
    this.app.dispose();
  }
}
