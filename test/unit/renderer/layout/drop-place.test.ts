import { describe, expect, it } from 'vitest';
import { splitPane } from '../../../../renderer/state/layout/change-layout.ts';
import { boxOf, dropTab, edgeAt } from '../../../../renderer/layout/drop-place.ts';
import { paneOf, shownTabs } from '../../../../renderer/state/layout/layout.ts';
import { start } from './layouts.ts';

const BOX = { left: 100, top: 50, width: 400, height: 336 };
const STRIP = 36;

describe('a dragged tab', () => {
  it.each([
    ['left', 110, 230],
    ['right', 490, 230],
    ['top', 300, 90],
    ['bottom', 300, 380],
  ] as const)('over the %s side of a pane would take up that half of it', (edge, x, y) => {
    expect(edgeAt(BOX, STRIP, x, y)).toBe(edge);
    const { left, top, width, height } = boxOf(BOX, edge);
    expect(width * height).toBe((BOX.width * BOX.height) / 2);
    expect(x >= left && x <= left + width && y >= top && y <= top + height).toBe(true);
  });

  it('over the middle of a pane or its tabs would become one of them', () => {
    expect(edgeAt(BOX, STRIP, 300, 236)).toBeNull();
    expect(edgeAt(BOX, STRIP, 101, 60)).toBeNull();
    expect(boxOf(BOX, null)).toEqual(BOX);
  });

  it('goes where it was dropped, and nowhere from its own pane to the same', () => {
    const beside = dropTab(start, 'web.1', { pane: 'p1', edge: 'bottom' });
    expect(shownTabs(beside)).toEqual(['logs', 'web.1']);
    expect(dropTab(start, 'web.1', { pane: 'p1', edge: null })).toBe(start);
    const { id } = paneOf(beside, 'web.1')!;
    expect(shownTabs(dropTab(beside, 'grid', { pane: id, edge: null }))).toEqual(['logs', 'grid']);
    expect(splitPane(beside, 'web.1', id, 'left')).toBe(beside);
  });
});
