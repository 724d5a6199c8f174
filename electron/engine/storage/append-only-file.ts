import { constants } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { syncFolder } from './durable-folder.ts';

/** It holds config vars: its owner's business alone. */
const FILE_MODE = 0o600;

/** A file of checked lines that grows and is never changed; one writer at a time, which a lock sees to. */
export class AppendOnlyFile {
  constructor(readonly path: string) {}

  /** Bytes in the file; 0 when there is none. */
  async size(): Promise<number> {
    return (await stat(this.path).catch(ignoreMissing))?.size ?? 0;
  }

  /** @throws when there is such a file and it cannot be read */
  async read(): Promise<CheckedLines> {
    return readCheckedLines((await readFile(this.path).catch(ignoreMissing)) ?? Buffer.alloc(0));
  }

  /**
   * Resolves once the lines are safely on disk.
   * @param end where the last whole line ends; anything torn behind it is cut off
   * @param written called when they are in the file: they survive the end of this process, but not of the machine
   * @param syncFolders brings the folders of the file to disk, too
   * @returns where the last line ends now
   * @throws when they could not be written; then the file ends at `end` again
   */
  async append(
    values: readonly unknown[],
    end: number,
    written: () => void,
    syncFolders: () => Promise<void>,
  ): Promise<number> {
    const bytes = Buffer.from(values.map(formatCheckedLine).join(''));
    const file = await open(this.path, constants.O_RDWR | constants.O_CREAT, FILE_MODE);
    try {
      await writeAt(file, bytes, end);
      written();
      await file.sync();
      if (end === 0) await syncFolder(dirname(this.path));
      await syncFolders();
    } catch (error) {
      await file.truncate(end).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    return end + bytes.length;
  }
}

async function writeAt(file: FileHandle, bytes: Buffer, end: number): Promise<void> {
  if ((await file.stat()).size > end) await file.truncate(end);
  for (let at = 0; at < bytes.length; ) {
    at += (await file.write(bytes, at, bytes.length - at, end + at)).bytesWritten;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}

const CRC_DIGITS = 8;
const LINE = /^([0-9a-f]{8}) (.+)$/s;
const LF = 10;

/** A value as one line that tells whether it is whole: its CRC-32, a space, JSON. */
function formatCheckedLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

interface CheckedLines {
  values: unknown[];
  /** Bytes up to and with the last whole line; what follows is torn. */
  end: number;
}

/** Reads lines. Those that are torn or damaged are left out; lines after a damaged one are read all the same. */
function readCheckedLines(bytes: Buffer): CheckedLines {
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
