/** With its end: 1,000,000 of them are the 102 MB of docs/benchmarks.md. */
export const LINE_BYTES = 102;
export const NUMBER_DIGITS = 7;

const FILLER = ' GET /orders/4711 completed 200 OK in 13 ms (views: 7.2 ms, db: 3.1 ms, allocations: 5102) ';

/** What every line of an id ends with, after `id:` and the number. */
export function tailOf(id) {
  return FILLER.repeat(2).slice(0, LINE_BYTES - 1 - NUMBER_DIGITS - id.length - 1);
}

/** Lines `id:0000000 …` to `count - 1`, each ending with a line feed. */
export function allLines(id, count) {
  const output = Buffer.alloc(count * LINE_BYTES);
  const tail = `${tailOf(id)}\n`;
  for (let line = 0; line < count; line++) {
    output.latin1Write(`${id}:${String(line).padStart(NUMBER_DIGITS, '0')}${tail}`, line * LINE_BYTES);
  }
  return output;
}
