import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dotenv from 'dotenv';
import type { EnvReader } from '../../../shared/env/env-readers.ts';

/** What a program gives for one name of each of many env files; null where it gives nothing, or fails. */
type ReadAll = (files: readonly string[], name: string) => (string | null)[];

const foreman = createRequire(import.meta.url)('foreman/lib/envs.js') as {
  keyValue(data: string): Record<string, string>;
};

const PYTHON = `
import json, sys
sys.path = [path for path in sys.path if path] + ['/usr/lib/python3/dist-packages']
from dotenv import dotenv_values
name, *files = json.load(sys.stdin)
json.dump([dotenv_values(file).get(name) for file in files], sys.stdout)
`;
const RUBY = `
require 'json'
require 'dotenv'
name, *files = JSON.parse(STDIN.read)
puts JSON.generate(files.map { |file| Dotenv::Environment.new(file, false)[name] rescue nil })
`;
/** A subshell for each file: one that cannot be read ends there. Without a PATH, and in a folder of its own. */
const SHELL = `
name=$1; shift
for file; do
  (set -a; . "$file"; eval "printf '%s\\\\0' \\"=\\$$name\\"") 2>/dev/null || printf '\\0'
done
`;

/** The programs that can be had where the tests run. Docker Compose cannot: its answers are recorded. */
export const programs: Readonly<Record<Exclude<EnvReader, 'Docker Compose'>, ReadAll>> = {
  'heroku local': (files, name) => files.map((text) => attempt(() => foreman.keyValue(text)[name])),
  dotenv: (files, name) => files.map((text) => attempt(() => dotenv.parse(text)[name])),
  'python-dotenv': (files, name) => onDisk(files, (paths) => json('/usr/bin/python3', ['-c', PYTHON], [name, ...paths])),
  "Ruby's dotenv": (files, name) => onDisk(files, (paths) => json('/usr/bin/ruby', ['-e', RUBY], [name, ...paths])),
  'a POSIX shell': (files, name) =>
    onDisk(files, (paths, cwd) => {
      const options = { encoding: 'utf8', env: { PATH: '/nonexistent' }, cwd } as const;
      const { stdout } = spawnSync('/bin/sh', ['-c', SHELL, 'sh', name, ...paths], options);
      const answers = stdout.split('\0').slice(0, -1);
      return answers.map((answer) => (answer.startsWith('=') ? answer.slice(1) : null));
    }),
};

function attempt(read: () => string | undefined): string | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}

function json(program: string, args: string[], input: string[]): (string | null)[] {
  const env = { LC_ALL: 'C.UTF-8' };
  const { stdout, stderr } = spawnSync(program, args, { input: JSON.stringify(input), encoding: 'utf8', env });
  if (stdout === '') throw new Error(`${program} says: ${stderr}`);
  return JSON.parse(stdout) as (string | null)[];
}

function onDisk<T>(files: readonly string[], work: (paths: string[], folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-env-'));
  try {
    const paths = files.map((text, index) => {
      const path = join(folder, `${index}.env`);
      writeFileSync(path, text);
      return path;
    });
    return work(paths, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
