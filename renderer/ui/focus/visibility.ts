/** Whether an element is part of what can be seen. */
export function isShown(element: Element): boolean {
  return element.checkVisibility();
}

/** The first element that matches and can be seen. Apps that are not on screen stay in the page, hidden. */
export function firstShown(selector: string, root: ParentNode = document): HTMLElement | null {
  return [...root.querySelectorAll<HTMLElement>(selector)].find(isShown) ?? null;
}

/** Whether a dialog or menu waits for an answer; one that is closing has had it, one that stands aside wants none. */
export function isAsked(): boolean {
  return (
    document.querySelector(':is([role=dialog], [role=alertdialog], [role=menu]):not([data-closed], [data-aside])') !==
    null
  );
}

/** Does a task once what was just changed is on screen: React renders, then the browser lays out. */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(task));
}
