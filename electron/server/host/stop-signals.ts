/** Ctrl-C, the end of a service, the end of the terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ctrl-C reaches the whole foreground group, and `npm start` passes it on as well; a close button gets double-clicked:
 * what comes this soon after the first is the same wish. In milliseconds; shorter than anyone insists on purpose.
 */
const SAME_WISH_MS = 500;

/** @returns a function that calls `stop` the first time it is called, and `kill` each time its caller insists */
export function stopThenKill({ stop, kill }: { stop(): void; kill(): void }): () => void {
  let first: number | null = null;
  return () => {
    const now = performance.now();
    if (first === null) {
      first = now;
      stop();
    } else if (now - first > SAME_WISH_MS) kill();
  };
}

/**
 * Calls the listener at every signal that asks this process to end, instead of ending it. In Electron's main process
 * only once the app is ready.
 *
 * Others are silenced: electron-store's writer of files (atomically, by when-exit) listens from its import on, and ends the
 * process by sending it the same signal again. Electron, while it starts, puts its own handler in the place of Node's;
 * the first listener after none takes the place back.
 */
export function onStopSignals(listener: (signal: NodeJS.Signals) => void): void {
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    process.on(signal, listener);
  }
}
