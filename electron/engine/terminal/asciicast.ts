import type { RecordingChunk } from '../../../shared/contract/contract.ts';

/** Days of a shell, minutes of a flood. Beyond it the recording ends: nothing in the engine grows without bound. */
const MAX_TEXT_UNITS = 32 * 1024 * 1024;
/** The characters of one answer. */
const CHUNK_UNITS = 1024 * 1024;

export interface CastHeader {
  columns: number;
  rows: number;
  /** What runs in the terminal. */
  command: string;
}

/** Takes what a terminal was sent, for a recording. */
export interface CastOutput {
  write(bytes: Uint8Array): void;
  end(): void;
}

/** A terminal session as asciicast v2: a header and one JSON line per output or resize, with seconds since its start. */
export class Asciicast {
  readonly #lines: string[];
  readonly #decoder = new TextDecoder();
  readonly #startedAt = performance.now();
  #units = 0;

  constructor({ columns, rows, command }: CastHeader) {
    const timestamp = Math.floor(Date.now() / 1000);
    const env = { TERM: 'xterm-256color' };
    this.#lines = [JSON.stringify({ version: 2, width: columns, height: rows, timestamp, command, env })];
  }

  /** Bytes as the program wrote them, cut anywhere. */
  output(bytes: Uint8Array): void {
    const text = this.#decoder.decode(bytes, { stream: true });
    if (text !== '') this.#add('o', text);
  }

  resize(columns: number, rows: number): void {
    this.#add('r', `${columns}x${rows}`);
  }

  /** The file from line `from` on, about a megabyte of it. */
  chunk(from: number): RecordingChunk {
    let text = '';
    let next = from;
    while (next < this.#lines.length && text.length < CHUNK_UNITS) text += `${this.#lines[next++]!}\n`;
    return { text, next: next < this.#lines.length ? next : null };
  }

  #add(code: 'o' | 'r', data: string): void {
    if (this.#units > MAX_TEXT_UNITS) return;
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const line = JSON.stringify([Number(seconds.toFixed(6)), code, data]);
    this.#units += line.length;
    this.#lines.push(line);
  }
}
