import { closeSync, openSync } from 'node:fs';

/**
 * Runs `spawn` with every descriptor up to `highest` in use. On Linux node-pty (the 1.2.0-beta.15 prebuild) marks
 * descriptors close-on-exec one by one and stops at the first unused number over 15. A terminal's master above such a
 * gap would go to the new dyno, and keep the other dyno's terminal from hanging up.
 */
export function withoutDescriptorGaps<T>(highest: number, spawn: () => T): T {
  if (process.platform !== 'linux') return spawn();
  const fillers: number[] = [];
  try {
    // The system hands out the lowest unused number.
    do fillers.push(openSync('/dev/null', 'r'));
    while (fillers.at(-1)! < highest);
    return spawn();
  } finally {
    fillers.forEach((filler) => closeSync(filler));
  }
}
