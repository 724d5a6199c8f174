import { spawn } from 'node:child_process';

/** What ends a program at a terminal, from a supervisor, and when its terminal is closed. */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** npm passes on the SIGINT that the terminal has already delivered: within this time it is the same Ctrl-C. */
const SAME_SIGNAL_MS = 300;
/** How soon a lost parent is noticed: npm's `sh -c` dies of a SIGTERM without telling us. */
const PARENT_CHECK_MS = 1_000;

/**
 * Runs a program to its end, in front of the user: it gets every signal that we get, and we wait for it.
 * @returns {Promise<{status: number | null, signal: NodeJS.Signals | null}>} rejects when it cannot be started.
 */
export function runInFront(command, args, options = {}) {
  // A group of its own, or Ctrl-C would reach it twice: from the terminal and from us. A second one means "at once".
  const child = spawn(command, args, { stdio: 'inherit', detached: process.platform !== 'win32', ...options });
  const stopPassing = passSignalsTo(child);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      stopPassing();
      reject(error);
    });
    child.once('exit', (status, signal) => {
      stopPassing();
      resolve({ status, signal });
    });
  });
}

/** Ends this process the way a child ended. */
export function endLike({ status, signal }) {
  if (signal === null) process.exitCode = status ?? 1;
  else process.kill(process.pid, signal);
}

function passSignalsTo(child) {
  const last = new Map();
  const pass = (signal) => {
    const now = Date.now();
    const repeated = now - (last.get(signal) ?? 0) < SAME_SIGNAL_MS;
    last.set(signal, now);
    if (!repeated) child.kill(signal);
  };
  for (const signal of PASSED_ON) process.on(signal, pass);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    pass('SIGTERM');
  }, PARENT_CHECK_MS);
  return () => {
    clearInterval(watch);
    for (const signal of PASSED_ON) process.off(signal, pass);
  };
}
