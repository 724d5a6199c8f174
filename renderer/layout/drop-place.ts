import { assertNever } from '../../shared/text/assert-never.ts';
import { fitBox, newBox } from '../state/layout/box.ts';
import type { Box, Room } from '../state/layout/box.ts';
import { floatTab } from '../state/layout/change-floats.ts';
import { moveTab, splitPane } from '../state/layout/change-layout.ts';
import type { Edge } from '../state/layout/change-layout.ts';
import type { Layout } from '../state/layout/layout.ts';
import { floatOf, roomOf } from './float-dom.ts';

/** Into a pane, or into a new one at a side of it. */
export interface PanePlace {
  pane: string;
  edge: Edge | null;
}

/** Where a dragged tab would go: to a pane, or into a floating one with this box in the centre. */
export type DropPlace = PanePlace | { float: Box };

/** How much of a pane belongs to each of its sides; the rest, and its strip of tabs, to the pane itself. */
const SIDE_SHARE = 0.28;

/**
 * The side of a pane that a point is over; null: its middle or its strip of tabs.
 *
 * @param strip height of the strip at its top, in the unit of the other lengths.
 */
export function edgeAt({ left, top, width, height }: Box, strip: number, x: number, y: number): Edge | null {
  if (y < top + strip) return null;
  const across = (x - left) / width;
  const down = (y - top - strip) / (height - strip);
  const distances: readonly [Edge, number][] = [
    ['left', across],
    ['right', 1 - across],
    ['top', down],
    ['bottom', 1 - down],
  ];
  const [edge, distance] = distances.reduce((nearest, next) => (next[1] < nearest[1] ? next : nearest));
  return distance < SIDE_SHARE ? edge : null;
}

/** What of a pane a dropped tab would take up. */
export function boxOf({ left, top, width, height }: Box, edge: Edge | null): Box {
  switch (edge) {
    case null:
      return { left, top, width, height };
    case 'left':
      return { left, top, width: width / 2, height };
    case 'right':
      return { left: left + width / 2, top, width: width / 2, height };
    case 'top':
      return { left, top, width, height: height / 2 };
    case 'bottom':
      return { left, top: top + height / 2, width, height: height / 2 };
    default:
      return assertNever(edge);
  }
}

/** The layout after a tab was dropped; the very same when it may not be dropped there. */
export function dropTab(layout: Layout, tab: string, place: DropPlace): Layout {
  if ('float' in place) return floatTab(layout, tab, place.float);
  const { pane, edge } = place;
  return edge === null ? moveTab(layout, tab, pane) : splitPane(layout, tab, pane, edge);
}

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
