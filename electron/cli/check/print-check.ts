import type { CheckResult } from '../../../shared/manifests/check.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import { DEFAULT_PROCFILE } from '../../engine/source/source-files.ts';
import { HEROKU_YML } from '../../engine/source/setup-files.ts';

/** What `dynodeck check` prints for people; the first line is foreman's. */
export function checkText({ processes, ports, problems, usable, source }: CheckedFiles): string {
  const names = processes.map(({ name }) => name).join(', ');
  const found = source === HEROKU_YML ? HEROKU_YML : DEFAULT_PROCFILE;
  const head = usable ? `valid ${found} detected (${names})\n` : 'no usable Procfile\n';
  const table = portTable(ports);
  const told = problems.map((problem) => `${describe(problem)}\n`).join('');
  return [head, table, told].filter((part) => part !== '').join('\n');
}

function portTable(ports: Record<string, number>): string {
  const dynos = Object.keys(ports);
  const width = Math.max(0, ...dynos.map((name) => name.length));
  return dynos.map((name) => `${name.padEnd(width)}  ${ports[name]}\n`).join('');
}

/** As compilers print theirs. */
function describe({ file, line, level, message }: Problem): string {
  return `${line === null ? file : `${file}:${line}`}: ${level}: ${message}`;
}

export interface CheckedFiles extends CheckResult {
  /** The file that the process types are from, as named. */
  source: string;
}
