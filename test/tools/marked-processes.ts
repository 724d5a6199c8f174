import { readFileSync, readdirSync } from 'node:fs';

/** Command lines of processes that have `text` in their environment: everything an app started, and the app. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && read(name, 'environ').includes(text))
    .map((name) => `${name} ${read(name, 'cmdline').replaceAll('\0', ' ').trim()}`);
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has ended, or belongs to somebody else.
    return '';
  }
}
