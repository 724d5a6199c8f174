import { createStore } from 'zustand/vanilla';
import { shownLayout } from '../apps/selection.ts';
import { isShown } from '../keyboard/shown.ts';
import { boxOf, dropTab, edgeAt } from './drop-place.ts';
import type { Box, DropPlace } from './drop-place.ts';
import { changeAndFocus } from './pane-actions.ts';

/** A tab on its way to another place. */
export interface TabDrag {
  tab: string;
  /** Of the pointer, in pixels of the window. */
  x: number;
  y: number;
  /** Where it would go, and what it would take up there; null where it cannot go. */
  drop: { place: DropPlace; box: Box } | null;
}

/** Pixels. Less is a click with an unsteady hand. */
const THRESHOLD = 6;

/** The tab that is dragged now. */
export const tabDrag = createStore<{ now: TabDrag | null }>()(() => ({ now: null }));

/** A mouse button or pen went down on a tab: follows it, and drops the tab where it goes up. Escape takes it back. */
export function startTabDrag(app: string, tab: string, { button, pointerType, pointerId, clientX, clientY }: PointerEvent) {
  // A finger scrolls the tabs.
  if (button !== 0 || pointerType === 'touch') return;
  const ended = new AbortController();
  const { signal } = ended;
  const end = (): void => {
    ended.abort();
    tabDrag.setState({ now: null });
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    const { clientX: x, clientY: y } = event;
    const isFar = Math.hypot(x - clientX, y - clientY) >= THRESHOLD;
    if (isFar || tabDrag.getState().now !== null) tabDrag.setState({ now: { tab, x, y, drop: dropAt(app, tab, x, y) } });
  };
  const drop = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    const place = tabDrag.getState().now?.drop?.place;
    end();
    if (place) changeAndFocus(app, (layout) => dropTab(layout, tab, place));
  };
  const key = (event: KeyboardEvent): void => {
    if (tabDrag.getState().now === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') end();
  };
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', drop, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('blur', end, { signal });
  window.addEventListener('keydown', key, { signal, capture: true });
}

function dropAt(app: string, tab: string, x: number, y: number): TabDrag['drop'] {
  const layout = shownLayout(app);
  for (const pane of document.querySelectorAll<HTMLElement>('[data-pane-id]')) {
    const box = pane.getBoundingClientRect();
    const isOver = x >= box.left && x < box.right && y >= box.top && y < box.bottom;
    // Panes of other apps are in the page too, hidden.
    if (!isOver || !isShown(pane)) continue;
    const strip = pane.querySelector('[data-strip]')?.clientHeight ?? 0;
    const place = { pane: pane.dataset['paneId'] ?? '', edge: edgeAt(box, strip, x, y) };
    return dropTab(layout, tab, place) === layout ? null : { place, box: boxOf(box, place.edge) };
  }
  return null;
}
