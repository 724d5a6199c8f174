import type { Box } from './box.ts';
import { LEAST_SHARE, MOST_FLOATS, MOST_PANES, panesOf } from './layout.ts';
import type { Float, Layout, LayoutNode, Pane } from './layout.ts';

type Parts = Readonly<Record<string, unknown>>;

/** A layout as it was stored; null when it is none, whatever else it may be. */
export function parseLayout(stored: unknown): Layout | null {
  if (!isParts(stored)) return null;
  const ids = new Set<string>();
  const tabs = new Set<string>();
  const root = parseNode(stored['root'], ids, tabs);
  const floats = root && parseFloats(stored['floats'], ids, tabs);
  if (root === null || floats === null) return null;
  const panes = panesOf(root);
  const [first] = panes;
  if (first === undefined || panes.length > MOST_PANES || floats.length > MOST_FLOATS) return null;
  const known = (id: unknown, among: readonly Pane[]): string => among.find((pane) => pane.id === id)?.id ?? first.id;
  const active = known(stored['active'], [...panes, ...floats.map(({ pane }) => pane)]);
  return { root, floats, active, home: known(stored['home'], panes) };
}

/** What is stored of floating panes; nothing was, before panes could float. */
function parseFloats(stored: unknown, ids: Set<string>, tabs: Set<string>): Float[] | null {
  if (stored === undefined) return [];
  if (!Array.isArray(stored)) return null;
  const floats: Float[] = [];
  for (const part of stored as unknown[]) {
    const float = parseOneFloat(part, ids, tabs);
    if (float === null) return null;
    floats.push(float);
  }
  return floats;
}

function parseOneFloat(stored: unknown, ids: Set<string>, tabs: Set<string>): Float | null {
  if (!isParts(stored)) return null;
  const { from } = stored;
  const box = parseBox(stored['box']);
  const pane = parseNode(stored['pane'], ids, tabs);
  return typeof from === 'string' && box && pane?.kind === 'pane' ? { pane, box, from } : null;
}

function parseBox(stored: unknown): Box | null {
  if (!isParts(stored)) return null;
  const { left, top, width, height } = stored;
  return isLength(left) && isLength(top) && isLength(width) && isLength(height) ? { left, top, width, height } : null;
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
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
