import { crc32 } from 'node:zlib';

const CRC_DIGITS = 8;
const LINE = /^([0-9a-f]{8}) (.+)$/s;
const LF = 10;

/** A value as one line that tells whether it is whole: its CRC-32, a space, JSON. */
export function formatCheckedLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

export interface CheckedLines {
  values: unknown[];
  /** Bytes up to and with the last whole line; what follows is torn. */
  end: number;
}

/** Reads lines. Those that are torn or damaged are left out; lines after a damaged one are read all the same. */
export function readCheckedLines(bytes: Buffer): CheckedLines {
  const values: unknown[] = [];
  let end = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(LF, start);
    if (newline < 0) break;
    const value = parseLine(bytes.toString('utf8', start, newline));
    start = newline + 1;
    if (value === undefined) continue;
    values.push(value);
    end = start;
  }
  return { values, end };
}

function parseLine(text: string): unknown {
  const [, sum, json = ''] = LINE.exec(text) ?? [];
  if (sum === undefined || sum !== checksum(json)) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(CRC_DIGITS, '0');
}
