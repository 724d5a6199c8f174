import { createReadStream } from 'node:fs';
import { NUMBER_DIGITS, tailOf } from '../programs/printed-lines.mjs';

export interface LineCheck {
  /** Printed lines that are nowhere as a whole. */
  lost: number;
  /** Between the first and the last whole line: lines of the output that are no whole printed line. */
  broken: number;
  /** Whole, but printed before one with a lower number of the same process, or twice. */
  disordered: number;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
const LF = 10;
const CR = 13;
/** What a runner that colours its output may put after a line. */
const COLOURS_OFF = /^(?:\x1b\[[\d;]*m)*$/;

/** Holds a runner's output against what its processes printed. @param expected lines by id */
export async function checkLines(file: string, expected: Record<string, number>): Promise<LineCheck> {
  const printed = new Map(Object.entries(expected).map(([id, count]) => [id, new PrintedLines(id, count)]));
  let broken = 0;
  let strangers = 0;
  let hasBegun = false;
  await eachLine(file, (line) => {
    const isWhole = [...printed.values()].some((lines) => lines.take(line));
    if (isWhole) broken += hasBegun ? strangers : 0;
    if (isWhole) hasBegun = true;
    strangers = isWhole ? 0 : strangers + 1;
  });
  const all = [...printed.values()];
  return {
    broken,
    lost: all.reduce((total, lines) => total + lines.lost, 0),
    disordered: all.reduce((total, lines) => total + lines.disordered, 0),
  };
}

class PrintedLines {
  readonly #start: Buffer;
  readonly #tail: Buffer;
  readonly #seen: Uint8Array;
  #whole = 0;
  #next = 0;
  disordered = 0;

  constructor(id: string, count: number) {
    this.#start = Buffer.from(`${id}:`);
    this.#tail = Buffer.from(tailOf(id));
    this.#seen = new Uint8Array(count);
  }

  get lost(): number {
    return this.#seen.length - this.#whole;
  }

  /** Whether the line is one of these, whatever the runner has put before it. */
  take(line: Buffer): boolean {
    const start = line.indexOf(this.#start);
    if (start < 0) return false;
    const tail = start + this.#start.length + NUMBER_DIGITS;
    const end = tail + this.#tail.length;
    if (line.length < end || this.#tail.compare(line, tail, end) !== 0) return false;
    if (line.length > end && !COLOURS_OFF.test(line.toString('latin1', end))) return false;
    const number = Number(line.toString('latin1', start + this.#start.length, tail));
    if (!(number < this.#seen.length)) return false;
    if (number < this.#next) this.disordered++;
    this.#next = number + 1;
    if (this.#seen[number] === 0) this.#whole++;
    this.#seen[number] = 1;
    return true;
  }
}

async function eachLine(file: string, take: (line: Buffer) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    const data: Buffer = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let from = 0;
    for (let to = data.indexOf(LF); to >= 0; to = data.indexOf(LF, from)) {
      take(data.subarray(from, to > from && data[to - 1] === CR ? to - 1 : to));
      from = to + 1;
    }
    rest = data.subarray(from);
  }
  if (rest.length > 0) take(rest);
}
