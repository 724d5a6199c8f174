import type { BenchApp } from './bench-app.ts';

export const SCRIPT = 'script';

/** A bare terminal that is read as fast as its reader can and thrown away: one `script` of util-linux per process. */
export const scriptBaseline = {
  name: SCRIPT,
  version: '',
  output: 'lines',
  env: {},
  command: ({ processes }: BenchApp) => [
    'sh',
    '-c',
    `for command; do script -qec "$command" /dev/null & done; wait`,
    'sh',
    ...processes.map(({ command }) => command),
  ],
} as const;
