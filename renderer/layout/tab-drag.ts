import { createStore } from 'zustand/vanilla';
import { t } from '../../shared/text/i18n.ts';
import { shownLayout } from '../state/shown-layout.ts';
import type { Box } from '../state/layout/box.ts';
import { dropTab, floatPlaceAt, panePlaceAt } from './drop-place.ts';
import type { DropPlace, Found } from './drop-place.ts';
import { changeAndFocus } from './pane-actions.ts';

/** A tab, or a floating pane by its selected one, on its way to another place. */
export interface TabDrag {
  tab: string;
  /** Of the pointer, in pixels of the window. */
  x: number;
  y: number;
  /** Where it would go, and what it would take up there; null where it cannot go. */
  drop: { place: DropPlace; box: Box } | null;
  /** What else could be done with it. */
  hint: string | null;
}

/** Pixels. Less is a click with an unsteady hand. */
const THRESHOLD = 6;

/** What is dragged now. */
export const tabDrag = createStore<{ now: TabDrag | null }>()(() => ({ now: null }));

/**
 * A mouse button or pen went down on a tab: follows it, and drops the tab where it goes up, with Shift as a floating
 * pane. Escape takes it back.
 */
export function startTabDrag(app: string, tab: string, down: PointerEvent): void {
  const { button, pointerType, pointerId, clientX, clientY } = down;
  // A finger scrolls the tabs.
  if (button !== 0 || pointerType === 'touch') return;
  const ended = new AbortController();
  const { signal } = ended;
  const end = (): void => {
    ended.abort();
    tabDrag.setState({ now: null });
  };
  const show = (x: number, y: number, floats: boolean): void => {
    const drop = dropAt(app, tab, x, y, floats);
    tabDrag.setState({ now: { tab, x, y, drop, hint: floats ? null : t('Shift: float') } });
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    const { clientX: x, clientY: y, shiftKey } = event;
    const isFar = Math.hypot(x - clientX, y - clientY) >= THRESHOLD;
    if (isFar || tabDrag.getState().now !== null) show(x, y, shiftKey);
  };
  const drop = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    const place = tabDrag.getState().now?.drop?.place;
    end();
    if (place) changeAndFocus(app, (layout) => dropTab(layout, tab, place));
  };
  const key = (event: KeyboardEvent): void => {
    const { now } = tabDrag.getState();
    if (now === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') end();
    if (event.key === 'Shift') show(now.x, now.y, event.type === 'keydown');
  };
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', drop, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('blur', end, { signal });
  window.addEventListener('keydown', key, { signal, capture: true });
  window.addEventListener('keyup', key, { signal, capture: true });
}

function dropAt(app: string, tab: string, x: number, y: number, floats: boolean): TabDrag['drop'] {
  const layout = shownLayout(app);
  const found: Found<DropPlace> | null = floats
    ? floatPlaceAt(x, y, layout.floats.length)
    : panePlaceAt(x, y, () => true);
  return found && dropTab(layout, tab, found.place) !== layout ? found : null;
}
