import { crc32 } from 'node:zlib';
import { LOG_SOURCES } from '../../../../shared/logs/log.ts';
import type { LogOrigin } from '../store/log-origins.ts';

/**
 * A block of lines on disk, little-endian, complete in itself:
 *
 *     mark u32 · length of body u32 · CRC-32 of body u32
 *     body: first time f64 · last time f64 · lines u32 · origins u32 · length of text u32
 *           origins: source u8, length u8, name
 *           ends of lines in the text u32[] · microseconds since the first time u32[] · origins u16[] · text
 */
const MARK = 0x31_42_4c_44;
export const BLOCK_HEAD_BYTES = 12;
const BODY_HEAD_BYTES = 28;
const MAX_NAME_BYTES = 255;

export interface Block {
  /** Microseconds since the epoch. */
  firstTime: number;
  lastTime: number;
  origins: readonly LogOrigin[];
  /** Where each line ends in `text`, behind its line feed; the next one begins there. */
  ends: Uint32Array;
  /** Since `firstTime`. */
  delays: Uint32Array;
  /** Indexes of `origins`. */
  spokenBy: Uint16Array;
  /** The lines' bytes, one after the other, each with a line feed. */
  text: Uint8Array;
}

/** The block in parts, to be written one after the other. They share memory with `block`. */
export function encodeBlock({ firstTime, lastTime, origins, ends, delays, spokenBy, text }: Block): Uint8Array[] {
  const head = Buffer.allocUnsafe(BODY_HEAD_BYTES);
  head.writeDoubleLE(firstTime, 0);
  head.writeDoubleLE(lastTime, 8);
  head.writeUInt32LE(ends.length, 16);
  head.writeUInt32LE(origins.length, 20);
  head.writeUInt32LE(text.length, 24);
  const names = Buffer.concat(origins.map(encodeSpeaker));
  const body = [head, names, bytesOf(ends), bytesOf(delays), bytesOf(spokenBy), text];
  const front = Buffer.allocUnsafe(BLOCK_HEAD_BYTES);
  front.writeUInt32LE(MARK, 0);
  front.writeUInt32LE(body.reduce((sum, part) => sum + part.length, 0), 4);
  front.writeUInt32LE(body.reduce((sum, part) => crc32(part, sum), 0), 8);
  return [front, ...body];
}

/** Length of the block that begins at `at`, or null where there is none, or not all of it. */
export function blockLength(file: Buffer, at: number): number | null {
  if (at + BLOCK_HEAD_BYTES + BODY_HEAD_BYTES > file.length || file.readUInt32LE(at) !== MARK) return null;
  const length = BLOCK_HEAD_BYTES + file.readUInt32LE(at + 4);
  return at + length <= file.length ? length : null;
}

/** Number of lines, and time of the last one, of a block that is there in full. */
export function blockSummary(file: Buffer, at: number): { lines: number; lastTime: number } {
  const body = at + BLOCK_HEAD_BYTES;
  return { lines: file.readUInt32LE(body + 16), lastTime: file.readDoubleLE(body + 8) };
}

/** The block in `block`, which is as long as {@link blockLength} says; null when it was not written whole. */
export function decodeBlock(block: Buffer): Block | null {
  const body = block.subarray(BLOCK_HEAD_BYTES);
  if (crc32(body) !== block.readUInt32LE(8)) return null;
  const lines = body.readUInt32LE(16);
  const origins: LogOrigin[] = [];
  let at = BODY_HEAD_BYTES;
  for (let count = body.readUInt32LE(20); count > 0; count--) {
    const end = at + 2 + (body[at + 1] as number);
    origins.push({ source: LOG_SOURCES[body[at] as number] ?? 'app', dyno: body.toString('utf8', at + 2, end) });
    at = end;
  }
  // Copies, as typed arrays must be aligned.
  const column = (bytes: number): ArrayBuffer => {
    const copy = new Uint8Array(bytes * lines);
    copy.set(body.subarray(at, at + copy.length));
    at += copy.length;
    return copy.buffer;
  };
  return {
    firstTime: body.readDoubleLE(0),
    lastTime: body.readDoubleLE(8),
    origins,
    ends: new Uint32Array(column(4)),
    delays: new Uint32Array(column(4)),
    spokenBy: new Uint16Array(column(2)),
    text: body.subarray(at),
  };
}

function encodeSpeaker({ source, dyno }: LogOrigin): Buffer {
  const name = Buffer.from(dyno).subarray(0, MAX_NAME_BYTES);
  return Buffer.concat([Buffer.of(LOG_SOURCES.indexOf(source), name.length), name]);
}

function bytesOf(column: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
