import { execFile } from 'node:child_process';

/** Asking for a commit takes milliseconds; checking one out of a large repository, minutes. */
const ASK_TIMEOUT_MS = 10_000;
export const CHECKOUT_TIMEOUT_MS = 300_000;
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

/** Set by hooks that run programs: they would lead git to another repository than the folder's. */
const MISLEADING = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_PREFIX', 'GIT_NAMESPACE'];

/** Nothing that the repository's own settings name is run: no hooks, no file system monitor. */
const QUIET = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'];

export interface GitPlace {
  folder: string;
  /** The developer's own. */
  environment: Record<string, string>;
}

/**
 * Runs git, which never asks anything, takes no locks it does not need and runs no hooks.
 * @returns what it printed, or null when it failed or there is no git
 */
export async function askGit(place: GitPlace, ...args: string[]): Promise<string | null> {
  try {
    return await runGit(place, args);
  } catch {
    return null;
  }
}

/** Runs git for who needs the reason of a failure. @throws {Error} with git's last line */
export function runGit({ folder, environment }: GitPlace, args: string[], timeout = ASK_TIMEOUT_MS): Promise<string> {
  const env: Record<string, string> = {
    ...environment,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GCM_INTERACTIVE: 'never',
    LC_ALL: 'C',
  };
  for (const name of MISLEADING) delete env[name];
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...QUIET, ...args],
      { cwd: folder, env, timeout, maxBuffer: MAX_OUTPUT_BYTES, windowsHide: true },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(stderr.trim().split('\n').at(-1) || error.message));
      },
    );
    child.stdin?.end();
  });
}
