import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { loginShellInvocation } from './login-shell-invocation.ts';

/** Start-up files that install things or wait for an answer take longer; then nobody waits for them. */
export const LOGIN_SHELL_LIMIT_MS = 10_000;
/** Environments are limited to a few MiB by the system; more is start-up files that print without end. */
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;
const MARK_BYTES = 16;
/** About the shell that was asked and env(1) itself, not about the developer's own. */
const OF_THE_SHELL = ['_', 'PWD', 'OLDPWD', 'SHLVL', 'DYNODECK_RESOLVING_ENVIRONMENT'];

export interface ShellEnvironment {
  env: NodeJS.ProcessEnv;
  /** Why the login shell could not be asked, and what that means; null when it was, or need not be. */
  problem: string | null;
}

/**
 * Whether Dynodeck was started by a click: from a dock, menu or desktop, whose programs know nothing of what the
 * developer's shell sets. Every terminal sets TERM; desktops and service managers do not.
 */
export function isStartedFromIcon(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  const { TERM = '' } = env;
  return platform !== 'win32' && (TERM === '' || TERM === 'dumb') && env['npm_lifecycle_event'] === undefined;
}

/**
 * The environment that the user's login shell has once it has read its start-up files, for a Dynodeck that was started
 * from an icon. Never rejects: where the shell cannot be asked, the given environment is used and the problem says so.
 * @param env as a program of ours would have it, without Electron's variables
 */
export async function loginShellEnvironment(
  env: NodeJS.ProcessEnv,
  limitMs: number = LOGIN_SHELL_LIMIT_MS,
): Promise<ShellEnvironment> {
  const shell = env['SHELL'] || userShell();
  if (shell === null) return { env, problem: failed('Your login shell', 'is not known') };
  try {
    const told = await askShell(shell, env, limitMs);
    for (const name of OF_THE_SHELL) delete told[name];
    return { env: told, problem: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { env, problem: failed(`Your login shell, ${shell},`, reason) };
  }
}

function failed(shell: string, why: string): string {
  return (
    `${shell} ${why}, so dynos get the environment Dynodeck was started with. ` +
    'Check its start-up files, or start Dynodeck from a terminal.'
  );
}

function userShell(): string | null {
  try {
    return userInfo().shell || null;
  } catch {
    // A user without an entry in the password file, as in containers.
    return null;
  }
}

/** Rejects with the end of a sentence that begins with the shell's name. */
function askShell(shell: string, env: NodeJS.ProcessEnv, limitMs: number): Promise<NodeJS.ProcessEnv> {
  const mark = randomBytes(MARK_BYTES).toString('hex');
  const { args, argv0 } = loginShellInvocation(shell, mark);
  return new Promise((resolve, reject) => {
    // A session of its own: an interactive shell would else take the terminal we may have for its own.
    const child = spawn(shell, args, {
      argv0,
      detached: true,
      env: { ...env, DYNODECK_RESOLVING_ENVIRONMENT: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.unref();
      settle();
    };
    const giveUp = (why: string): void => {
      killGroup(child.pid);
      finish(() => reject(new Error(why)));
    };
    const timer = setTimeout(() => giveUp(`did not answer within ${limitMs / 1000} seconds`), limitMs);
    child.on('error', (error) => finish(() => reject(new Error(`cannot be started (${error.message})`))));
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      // What start-up files leave running may hold the pipe open: the second mark is the end, not the pipe's.
      const told = between(Buffer.concat(chunks), mark);
      if (told !== null) return finish(() => resolve(parseEnvironment(told)));
      if (bytes > MAX_OUTPUT_BYTES) giveUp('prints without end');
    });
    child.on('close', (status, signal) => {
      finish(() => reject(new Error(`ended without an answer (${signal ?? `exit status ${status}`})`)));
    });
  });
}

/** What stands between two marks; null until both are there. */
function between(output: Buffer, mark: string): string | null {
  const start = output.indexOf(mark);
  const end = start === -1 ? -1 : output.indexOf(mark, start + mark.length);
  return end === -1 ? null : output.toString('utf8', start + mark.length, end);
}

/** `NAME=value` pairs, each ended by NUL: values may hold line ends. */
function parseEnvironment(text: string): NodeJS.ProcessEnv {
  const pairs = text.split('\0').flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals < 1 ? [] : [[pair.slice(0, equals), pair.slice(equals + 1)] as const];
  });
  return Object.fromEntries(pairs);
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
