/** A text that is waited for, within the elements of a selector. */
export interface Awaited {
  selector: string;
  text: string;
}

declare global {
  interface Window {
    /** Name → epoch milliseconds, once the frame with it has been painted. */
    benchArrivals?: Record<string, number>;
  }
}

/** A script for the beginning of a page: it notes when these texts have been painted, and then looks no more. */
export function arrivalScript(awaited: Record<string, Awaited>): string {
  return `(${noteArrivals.toString()})(${JSON.stringify(awaited)})`;
}

/** Runs in the page, which may exist already and may be about to be replaced. */
function noteArrivals(awaited: Record<string, Awaited>): void {
  if (window.benchArrivals !== undefined) return;
  const arrivals: Record<string, number> = {};
  window.benchArrivals = arrivals;
  const missing = new Map(Object.entries(awaited));
  const look = (): void => {
    for (const [name, { selector, text }] of missing) {
      if (![...document.querySelectorAll(selector)].some(({ textContent }) => textContent.includes(text))) continue;
      missing.delete(name);
      notePainted(name);
    }
    if (missing.size === 0) observer.disconnect();
  };
  const notePainted = (name: string): void => {
    // The frame that was changed is painted once its callbacks are over.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      const note = (): void => void (arrivals[name] = performance.timeOrigin + performance.now());
      port1.addEventListener('message', note, { once: true });
      port1.start();
      port2.postMessage(null);
    });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  look();
}
