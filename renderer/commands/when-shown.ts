/** Long enough for a panel whose code has to be loaded first, on a busy machine; in milliseconds. */
const PATIENCE_MS = 5_000;

/** Does something with an element as soon as it is there; nothing, when it does not come. */
export function whenShown(find: () => HTMLElement | null, task: (element: HTMLElement) => void): void {
  const until = performance.now() + PATIENCE_MS;
  const look = (): void => {
    const element = find();
    if (element) task(element);
    else if (performance.now() < until) requestAnimationFrame(look);
  };
  look();
}
