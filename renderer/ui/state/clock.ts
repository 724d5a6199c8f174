import { useSyncExternalStore } from 'react';

/** Words such as "up for 3m" and countdowns change at most this often. */
const TICK_MS = 1_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for the whole page, running only while something on screen depends on the time. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tick) => tick()), TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Text that depends on the time (epoch milliseconds); renders again only when the text itself has changed. */
export function useTicking(text: (now: number) => string): string {
  return useSyncExternalStore(subscribe, () => text(Date.now()));
}
