import { assertNever } from '../../shared/text/assert-never.ts';
import type { Box } from '../state/layout/box.ts';
import { floatTab } from '../state/layout/change-floats.ts';
import { moveTab, splitPane } from '../state/layout/change-layout.ts';
import type { Edge } from '../state/layout/change-layout.ts';
import type { Layout } from '../state/layout/layout.ts';

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
