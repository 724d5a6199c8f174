import { execFile } from 'node:child_process';

/** A machine with a hung network drive can hold lsof up for minutes. */
const TIMEOUT_MS = 3_000;

/** One field of lsof's output with `-F`: a letter and its value; those of one process follow its `p`. */
export interface LsofField {
  name: string;
  value: string;
}

/** What lsof says; nothing when it finds nothing, is missing or takes too long. */
export function lsof(...options: string[]): Promise<LsofField[]> {
  return new Promise((resolve) => {
    execFile('lsof', ['-n', '-P', '-w', ...options], { timeout: TIMEOUT_MS }, (_error, stdout) => {
      resolve(parseLsof(stdout));
    });
  });
}

export function parseLsof(output: string): LsofField[] {
  return output.split('\n').flatMap((line) => (line === '' ? [] : [{ name: line[0]!, value: line.slice(1) }]));
}
