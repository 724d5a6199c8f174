import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { withDeadline } from '../measure/with-deadline.ts';

const MAPPED_MS = 30_000;
/** Not a menu or a tooltip, which place themselves. */
const MAPPED = /^MapNotify event.*override NO/;

export interface MappedWindow {
  /** Epoch milliseconds at which the first window was put on the display. */
  at: Promise<number>;
  end(): void;
}

/** Watches a display for its first window; the X server tells, so that nobody has to ask. */
export async function watchFirstWindow(env: Record<string, string>): Promise<MappedWindow> {
  // Line by line: through a pipe xev would keep what it says to itself.
  const watcher = spawn('stdbuf', ['-oL', 'xev', '-root', '-event', 'substructure'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: watcher.stdout });
  const mapped = new Promise<number>((resolve, reject) => {
    // What it says of a window goes on with further lines, indented.
    let said = '';
    lines.on('line', (line) => {
      said = /^\S/.test(line) ? line : `${said}${line}`;
      if (MAPPED.test(said)) resolve(performance.timeOrigin + performance.now());
    });
    watcher.once('error', (error) => reject(new Error(`xev could not be started: ${error.message}`)));
    watcher.once('close', () => reject(new Error('xev ended before there was a window')));
  });
  const at = withDeadline(mapped, MAPPED_MS, 'no window');
  at.catch(() => {});
  await untilWatching();
  return { at, end: () => void watcher.kill() };
}

/** It does not say when it has begun to watch; it takes a few milliseconds. */
function untilWatching(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}
