/** Whether an element is part of what can be seen. */
export function isShown(element: Element): boolean {
  return element.checkVisibility();
}

/** The first element that matches and can be seen. Apps that are not on screen stay in the page, hidden. */
export function firstShown(selector: string, root: ParentNode = document): HTMLElement | null {
  return [...root.querySelectorAll<HTMLElement>(selector)].find(isShown) ?? null;
}

/** After what was just changed is on screen: React renders, then the browser lays out. */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(task));
}
