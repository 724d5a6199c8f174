import { fitBox, newBox } from '../state/layout/box.ts';
import type { Box, Room } from '../state/layout/box.ts';
import { boxOf, edgeAt } from './drop-place.ts';
import type { PanePlace } from './drop-place.ts';
import { floatOf, roomOf } from './float-dom.ts';

/** A place for what is dragged, with what it would take up of the window. */
export interface Found<T> {
  place: T;
  box: Box;
}

/** Pixels. The pointer holds a tab that begins to float here, at the handle of its pane. */
const HELD = { right: 24, down: 18 } as const;

/** The pane under a point of the window, foremost first, or a side of it. @param among which panes count. */
export function panePlaceAt(x: number, y: number, among: (pane: HTMLElement) => boolean): Found<PanePlace> | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const pane = element.closest<HTMLElement>('[data-pane-id]');
    if (pane === null || !among(pane)) continue;
    const box = pane.getBoundingClientRect();
    const strip = pane.querySelector('[data-strip]')?.clientHeight ?? 0;
    // A floating pane is not split.
    const edge = floatOf(pane) ? null : edgeAt(box, strip, x, y);
    return { place: { pane: pane.dataset['paneId'] ?? '', edge }, box: boxOf(box, edge) };
  }
  return null;
}

/** A box for what begins to float at a point of the window; null outside of the centre. */
export function floatPlaceAt(x: number, y: number, others: number): Found<{ float: Box }> | null {
  const centre = document.elementsFromPoint(x, y).find((element) => element.matches('[data-centre]'));
  if (centre === undefined) return null;
  const { left, top } = centre.getBoundingClientRect();
  const room: Room = roomOf(centre);
  const size = newBox(room, others);
  const at = { left: Math.round(x - left - HELD.right), top: Math.round(y - top - HELD.down) };
  const float = fitBox({ ...size, ...at }, room);
  return { place: { float }, box: { ...float, left: left + float.left, top: top + float.top } };
}
