/**
 * Prints lines as fast as its stdout takes them and reports how long that took, measured here.
 * Arguments: id, number of lines, where to report, folder in which the file `go` allows to print and `leave` to exit.
 */
import { appendFileSync, existsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { allLines } from './printed-lines.mjs';

/** A buffered stdio stream's write; it ends anywhere in a line. */
const WRITE_BYTES = 8192;
const LOOK_MS = 5;

const [id, count, reports, folder] = process.argv.slice(2);
const output = allLines(id, Number(count));
const sleeper = new Int32Array(new SharedArrayBuffer(4));

report(`loaded ${id}`);
waitFor('go');
const startedAt = process.hrtime.bigint();
for (let at = 0; at < output.length; ) at += writeSome(at);
report(`printed ${id} ${Number(process.hrtime.bigint() - startedAt) / 1e6}`);
waitFor('leave');

function writeSome(at) {
  try {
    return writeSync(1, output, at, Math.min(WRITE_BYTES, output.length - at));
  } catch (error) {
    // Somebody made the pipe non-blocking for all who share it.
    if (error.code !== 'EAGAIN') throw error;
    Atomics.wait(sleeper, 0, 0, 1);
    return 0;
  }
}

function waitFor(name) {
  while (!existsSync(join(folder, name))) Atomics.wait(sleeper, 0, 0, LOOK_MS);
}

function report(words) {
  appendFileSync(reports, `${words}\n`);
}
