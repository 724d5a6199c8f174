import type { PointerEvent as ReactPointerEvent } from 'react';
import { changeLayout, shownLayout } from '../state/shown-layout.ts';
import { focusCentre } from '../ui/focus/regions.ts';
import { afterPaint } from '../ui/focus/visibility.ts';
import { isSameBox, moveBox, resizeBox } from '../state/layout/box.ts';
import type { Sides } from '../state/layout/box.ts';
import { dockPane, placeFloat } from '../state/layout/change-floats.ts';
import { panePlaceAt } from './drop-place.ts';
import type { PanePlace, Found } from './drop-place.ts';
import { floatOf, paintBox, roomOf, shownBox } from './float-dom.ts';
import { floatById } from '../state/layout/layout.ts';
import { changeAndFocus } from './pane-actions.ts';
import { tabDrag } from './tab-drag.ts';

/**
 * A pointer went down on the bar of a floating pane (no sides) or at some of its sides: moves or resizes it until the
 * pointer goes up. With Shift, its bar can be dropped on a pane of the tree. Escape takes it back.
 */
export function startFloatDrag(app: string, id: string, sides: Sides | null, on: ReactPointerEvent<HTMLElement>): void {
  const { button, pointerId, clientX, clientY, currentTarget: held } = on;
  const float = floatOf(held);
  const stored = floatById(shownLayout(app), id);
  if (button !== 0 || float === null || stored === undefined) return;
  const room = roomOf(float.parentElement);
  const from = shownBox(float);
  let box = from;
  let dock: Found<PanePlace> | null = null;
  let last = { x: clientX, y: clientY };
  held.setPointerCapture(pointerId);
  const ended = new AbortController();
  const { signal } = ended;
  const end = (): void => {
    ended.abort();
    tabDrag.setState({ now: null });
    // What is shown is the layout's again: it may have been more than there is room for.
    paintBox(float, stored.box);
  };
  const follow = (x: number, y: number, docks: boolean): void => {
    const [right, down] = [Math.round(x - clientX), Math.round(y - clientY)];
    box = sides ? resizeBox(from, sides, right, down, room) : moveBox(from, right, down, room);
    paintBox(float, box);
    last = { x, y };
    dock = docks && sides === null ? dockAt(app, id, x, y) : null;
    tabDrag.setState({ now: dock && { tab: stored.pane.selected, x, y, drop: dock, hint: null } });
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerId === pointerId) follow(event.clientX, event.clientY, event.shiftKey);
  };
  const drop = (event: PointerEvent): void => {
    if (event.pointerId !== pointerId) return;
    move(event);
    const place = dock?.place;
    end();
    if (place) return changeAndFocus(app, (layout) => dockPane(layout, id, place.pane, place.edge));
    if (!isSameBox(box, from)) changeLayout(app, (layout) => placeFloat(layout, id, box));
    // The bar itself takes no focus; its handle keeps it.
    if (!float.contains(document.activeElement)) afterPaint(focusCentre);
  };
  const key = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') end();
    if (event.key === 'Shift') follow(last.x, last.y, event.type === 'keydown');
  };
  held.addEventListener('pointermove', move, { signal });
  held.addEventListener('pointerup', drop, { signal });
  held.addEventListener('lostpointercapture', end, { signal });
  window.addEventListener('blur', end, { signal });
  window.addEventListener('keydown', key, { signal, capture: true });
  window.addEventListener('keyup', key, { signal, capture: true });
}

function dockAt(app: string, id: string, x: number, y: number): Found<PanePlace> | null {
  const layout = shownLayout(app);
  const found = panePlaceAt(x, y, (pane) => floatOf(pane) === null);
  return found && dockPane(layout, id, found.place.pane, found.place.edge) !== layout ? found : null;
}
