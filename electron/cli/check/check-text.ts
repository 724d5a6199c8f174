import type { CheckResult } from '../../../shared/check.ts';
import type { Problem } from '../../../shared/problem.ts';

/** What `dynodeck check` prints for people; the first line is foreman's. */
export function checkText({ processes, ports, problems, usable }: CheckResult): string {
  const names = processes.map(({ name }) => name).join(', ');
  const head = usable ? `valid Procfile detected (${names})\n` : 'no usable Procfile\n';
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
