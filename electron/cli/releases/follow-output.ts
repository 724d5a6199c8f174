import { setTimeout } from 'node:timers/promises';
import { statusWords } from './print-releases.ts';
import type { FoundReleases } from './find-releases.ts';

/** New output is seen without a feeling of waiting, and the engine has little to do. */
const LOOK_MS = 150;

/** Prints what a release command prints, until it has ended. @returns the exit status: 1 unless it succeeded */
export async function followOutput(releases: Pick<FoundReleases, 'output' | 'info'>, version: number): Promise<number> {
  let printed = '';
  for (;;) {
    const { text, complete } = await releases.output(version);
    process.stdout.write(text.slice(commonLength(printed, text)));
    printed = text;
    if (complete) break;
    await setTimeout(LOOK_MS);
  }
  const { release } = await releases.info(version);
  const words = statusWords(release.status);
  if (words === null) return 0;
  const status = release.command?.status;
  const ending = status === null || status === undefined ? '' : ` (exit status ${status})`;
  process.stderr.write(`v${version}: ${words.text}${ending}\n`);
  return 1;
}

/** The middle of a very long output is left out while it grows. */
function commonLength(before: string, now: string): number {
  if (now.startsWith(before)) return before.length;
  let length = 0;
  while (length < before.length && before[length] === now[length]) length++;
  return length;
}
