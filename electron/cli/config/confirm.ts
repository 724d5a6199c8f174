import { createInterface } from 'node:readline/promises';
import { isatty } from 'node:tty';

/** Asks on this terminal, or takes the next line of stdin for the answer. No answer is no. */
export async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: isatty(0) && isatty(1) });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([lines.question(`? ${question} (y/N) `), ended]);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    lines.close();
    process.stdin.destroy();
  }
}
