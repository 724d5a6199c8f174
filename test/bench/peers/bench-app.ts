import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BenchProcess {
  name: string;
  command: string;
}

/** What all runners are given: a folder with a Procfile, and the same as a list. */
export interface BenchApp {
  folder: string;
  processes: BenchProcess[];
  dispose(): void;
}

export function makeApp(processes: BenchProcess[]): BenchApp {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-bench-'));
  writeFileSync(join(folder, 'Procfile'), processes.map(({ name, command }) => `${name}: ${command}\n`).join(''));
  return { folder, processes, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
