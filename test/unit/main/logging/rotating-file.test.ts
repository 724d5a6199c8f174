import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logLine } from '../../../../electron/main/logging/main-log.ts';
import { RotatingFile } from '../../../../electron/main/logging/rotating-file.ts';

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'dynodeck-log-')), 'logs');
});

afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const line = (n: number) => Buffer.from(`line ${n}\n`);

test('two files are kept, neither larger than allowed, and the newest lines are in them', () => {
  const file = new RotatingFile(folder, 'main', 50);
  for (let n = 0; n < 100; n++) file.append(line(n));
  expect(readdirSync(folder).sort()).toEqual(['main.log', 'main.previous.log']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(50);
  expect(file.lastLines(3)).toEqual(['line 97', 'line 98', 'line 99']);
});

test('a new start goes on with the file of the last one, and only its owner can read it', () => {
  new RotatingFile(folder, 'main', 20).append(line(1));
  const again = new RotatingFile(folder, 'main', 20);
  again.append(line(2));
  again.append(line(3));
  expect(readFileSync(join(folder, 'main.previous.log'), 'utf8')).toBe('line 1\nline 2\n');
  expect(again.lastLines(10)).toEqual(['line 1', 'line 2', 'line 3']);
  expect(statSync(join(folder, 'main.log')).mode & 0o077).toBe(0);
});

test('nothing to read is no line', () => {
  expect(new RotatingFile(folder, 'main').lastLines(5)).toEqual([]);
});

test('whatever is said is one line of the log', () => {
  expect(logLine(new Date(0), 'error', 'first\r\n  second\u001b[31m')).toBe('1970-01-01T00:00:00.000Z error first | second�[31m\n');
});
