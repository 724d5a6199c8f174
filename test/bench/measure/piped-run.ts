import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runnerEnvironment } from './environment.ts';
import { familyOf, killMembers } from './family.ts';

/** Longer than the slowest peer takes for a million lines on a slow machine. */
const DEADLINE_MS = 180_000;

/**
 * Runs a command to its end with stdout and stderr in this descriptor and no stdin.
 * @throws {Error} when it does not end in time; then everything it started is killed
 */
export async function runPiped(
  command: string[],
  env: Record<string, string>,
  cwd: string,
  output: number,
): Promise<void> {
  const environment = runnerEnvironment({ env });
  const [program, ...args] = command;
  const startedAt = performance.now();
  // In a session of its own: a runner that signals its whole process group must not meet the bench.
  const child = spawn(program!, args, { cwd, env: environment.env, stdio: ['ignore', output, output], detached: true });
  const timer = setTimeout(() => killMembers(familyOf(child.pid!, environment.mark)), DEADLINE_MS);
  try {
    await once(child, 'exit');
    if (performance.now() - startedAt >= DEADLINE_MS) throw new Error(`it did not end in ${DEADLINE_MS / 1000} s`);
  } finally {
    clearTimeout(timer);
    killMembers(familyOf(child.pid!, environment.mark));
    environment.dispose();
  }
}
