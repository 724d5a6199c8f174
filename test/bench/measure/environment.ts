import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutNpm } from '../../../electron/tools/shell-environment.mjs';
import type { Runner } from '../peers/runner.ts';
import { FAMILY_VARIABLE } from './family.ts';

export interface RunnerEnvironment {
  env: Record<string, string>;
  mark: string;
  dispose(): void;
}

/** What a runner gets: the shell's environment, a home of its own, and the mark by which its processes are found. */
export function runnerEnvironment(runner: Pick<Runner, 'env'>): RunnerEnvironment {
  const home = mkdtempSync(join(tmpdir(), 'dynodeck-bench-home-'));
  const mark = randomBytes(8).toString('hex');
  const { TMUX: _, PORT: __, ...shell } = withoutNpm(process.env) as Record<string, string>;
  const own = {
    HOME: home,
    DYNODECK_USER_DATA: join(home, 'dynodeck'),
    TERM: 'xterm-256color',
    [FAMILY_VARIABLE]: mark,
  };
  return {
    env: { ...shell, ...own, ...runner.env },
    mark,
    dispose: () => rmSync(home, { recursive: true, force: true }),
  };
}
