/**
 * Searches in Logplex, in a process of its own. Arguments: the number of lines, a file to write the same bytes to.
 * Prints one line of JSON: name of a search → milliseconds until the last line has been looked at, and what it found.
 */
import { writeFileSync } from 'node:fs';
import type { LogFilter } from '../../../shared/logs/log.ts';
import { Logplex } from '../../../electron/engine/log/logplex.ts';
import type { Figures } from '../part.ts';
import { inChunks, plainLines } from './log-lines.ts';
import { SEARCHES } from './searches.ts';

const [count, file] = process.argv.slice(2);
/** Comes last, so a view that has it has looked at all lines. */
const LAST = 'the last line';

const logplex = new Logplex();
const writer = logplex.writer('web.1');
const output = plainLines(Number(count));
writeFileSync(file!, output);
inChunks(output, (chunk) => writer.write(chunk));

const figures: Figures = {};
for (const { name, text, isRegex } of SEARCHES) {
  // Found by every search: it tells that all lines before it have been looked at.
  logplex.api(`${LAST} ${text} error 404 in 404 ms`);
  const { ms, found } = await search({ dynos: [], text, isRegex }, logplex.endLine - 1);
  figures[name] = ms;
  figures[`${name}, found`] = found;
}
console.log(JSON.stringify(figures));
process.exit(0);

function search(filter: LogFilter, last: number): Promise<{ ms: number; found: number }> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const view = logplex.view(filter, () => look());
    const look = (): void => {
      const { first, end } = view.span();
      if (end === first || view.rows(end - 1, 1).rows[0]?.line !== last) return;
      const ms = performance.now() - startedAt;
      view.dispose();
      resolve({ ms, found: end - first });
    };
    look();
  });
}
