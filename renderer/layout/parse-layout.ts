import { LEAST_SHARE, MOST_PANES, panesOf } from './layout.ts';
import type { Layout, LayoutNode, Pane } from './layout.ts';

type Parts = Readonly<Record<string, unknown>>;

/** A layout as it was stored; null when it is none, whatever else it may be. */
export function parseLayout(stored: unknown): Layout | null {
  if (!isParts(stored)) return null;
  const ids = new Set<string>();
  const root = parseNode(stored['root'], ids, new Set());
  if (root === null) return null;
  const panes = panesOf(root);
  const [first] = panes;
  if (first === undefined || panes.length > MOST_PANES) return null;
  const known = (id: unknown): string => panes.find((pane) => pane.id === id)?.id ?? first.id;
  return { root, active: known(stored['active']), home: known(stored['home']) };
}

/** @param ids those of the parts that were read before; @param tabs those that are in one of them. */
function parseNode(stored: unknown, ids: Set<string>, tabs: Set<string>): LayoutNode | null {
  if (!isParts(stored)) return null;
  const { kind, id } = stored;
  if (typeof id !== 'string' || ids.has(id)) return null;
  ids.add(id);
  if (kind === 'pane') return parsePane(stored, id, tabs);
  if (kind !== 'split') return null;
  const { direction, share } = stored;
  if (direction !== 'row' && direction !== 'column') return null;
  if (typeof share !== 'number' || !(share >= LEAST_SHARE && share <= 1 - LEAST_SHARE)) return null;
  const first = parseNode(stored['first'], ids, tabs);
  const second = first && parseNode(stored['second'], ids, tabs);
  return first && second && { kind, id, direction, share, first, second };
}

function parsePane({ tabs, selected }: Parts, id: string, taken: Set<string>): Pane | null {
  if (!Array.isArray(tabs) || typeof selected !== 'string') return null;
  const own: string[] = [];
  for (const tab of tabs as unknown[]) {
    if (typeof tab !== 'string' || taken.has(tab)) return null;
    taken.add(tab);
    own.push(tab);
  }
  return { kind: 'pane', id, tabs: own, selected };
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null;
}
