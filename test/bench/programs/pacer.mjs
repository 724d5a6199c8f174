/**
 * Prints 1,000 lines every 10 ms for as long as told: 100,000 lines/s. Starts when the file `pace` is there.
 * Arguments: seconds.
 */
import { existsSync, writeSync } from 'node:fs';

const LINES_PER_TURN = 1000;
const TURN_MS = 10;

const seconds = Number(process.argv[2]);
const sleeper = new Int32Array(new SharedArrayBuffer(4));
const sleep = (ms) => Atomics.wait(sleeper, 0, 0, ms);

while (!existsSync('pace')) sleep(TURN_MS);
const startedAt = performance.now();
for (let turn = 0; turn * TURN_MS < seconds * 1000; turn++) {
  let text = '';
  for (let line = 0; line < LINES_PER_TURN; line++) text += `pace ${turn * LINES_PER_TURN + line} ${'.'.repeat(80)}\n`;
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
  const early = startedAt + (turn + 1) * TURN_MS - performance.now();
  if (early > 0) sleep(early);
}
setInterval(() => {}, 1e6);
