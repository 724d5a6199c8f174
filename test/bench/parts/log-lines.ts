const LINE_BYTES = 102;
/** What one read of a terminal gives on Linux. */
const CHUNK_BYTES = 4096;
/** Room for the escape sequences of a coloured line. */
const DECORATION_BYTES = 16;

/** Lines of a web server's log, of which one in a hundred is an error, as they leave a terminal. */
export function plainLines(count: number): Buffer {
  return makeOutput(count, (text) => text);
}

export function colouredLines(count: number): Buffer {
  return makeOutput(count, (text) => `\x1b[32m${text.slice(0, 20)}\x1b[0m${text.slice(20)}`);
}

export function inChunks(output: Buffer, take: (chunk: Buffer) => void): void {
  for (let from = 0; from < output.length; from += CHUNK_BYTES) take(output.subarray(from, from + CHUNK_BYTES));
}

function makeOutput(count: number, decorate: (text: string) => string): Buffer {
  const output = Buffer.alloc(count * (LINE_BYTES + DECORATION_BYTES));
  let end = 0;
  for (let line = 0; line < count; line++) {
    const level = line % 100 === 0 ? 'error' : 'info';
    const request = `${line} ${level} GET /orders/${line * 7919} completed in ${line % 997} ms`;
    end += output.write(`${decorate(request.padEnd(LINE_BYTES - 2, '.'))}\r\n`, end, 'latin1');
  }
  return output.subarray(0, end);
}
