import { describe, expect, it } from 'vitest';
import { dockPane, floatTab, placeFloat } from '../../../../../renderer/state/layout/change-floats.ts';
import { activatePane, closePane, moveTab, paneAfter, splitPane } from '../../../../../renderer/state/layout/change-layout.ts';
import {
  fitLayout,
  activeTab,
  MOST_FLOATS,
  paneOf,
  panesOf,
  shownTabs,
} from '../../../../../renderer/state/layout/layout.ts';
import type { Layout } from '../../../../../renderer/state/layout/layout.ts';
import { start } from '../../layout/layouts.ts';

const BOX = { left: 30, top: 20, width: 400, height: 300 };
const OTHER = { ...BOX, left: 90 };

const floating = floatTab(start, 'web.1', BOX);
const id = paneOf(floating, 'web.1')!.id;
const two = floatTab(floating, 'grid', OTHER);
const tabsFromBack = ({ floats }: Layout): string[] => floats.map(({ pane }) => pane.selected);

describe('a floating tab', () => {
  it('has a pane of its own in front of the others, which is the active one', () => {
    const pane = { kind: 'pane', id, tabs: ['web.1'], selected: 'web.1' };
    expect(floating.floats).toEqual([{ pane, box: BOX, from: 'p1' }]);
    expect(activeTab(floating)).toBe('web.1');
    expect(shownTabs(floating)).toEqual(['logs', 'web.1']);
    expect(panesOf(floating.root)[0]?.tabs).not.toContain('web.1');
  });

  it('is moved when it floats by itself, and leaves the others when it does not', () => {
    expect(floatTab(floating, 'web.1', OTHER)).toEqual(placeFloat(floating, id, OTHER));
    expect(floatTab(floating, 'web.1', BOX)).toBe(floating);
    const shared = moveTab(floating, 'grid', id);
    expect(floatTab(shared, 'grid', OTHER).floats.map(({ pane, from }) => [pane.tabs, from])).toEqual([
      [['web.1'], 'p1'],
      [['grid'], 'p1'],
    ]);
  });

  it('is not the last one of the tree, and one of not too many', () => {
    const only = fitLayout(start, ['logs']);
    expect(floatTab(only, 'logs', BOX)).toBe(only);
    const many = ['web.1', 'web.2', 'grid', 'requests'].reduce((now, tab) => floatTab(now, tab, BOX), start);
    expect(many.floats).toHaveLength(MOST_FLOATS);
    expect(floatTab(many, 'worker.1', BOX)).toBe(many);
  });
});

describe('floating panes', () => {
  it('come to the front when they become active, and follow one another in the same order all the same', () => {
    expect(tabsFromBack(two)).toEqual(['web.1', 'grid']);
    const raised = activatePane(two, id);
    expect(tabsFromBack(raised)).toEqual(['grid', 'web.1']);
    expect(activatePane(raised, id)).toBe(raised);
    expect(tabsFromBack(activatePane(raised, 'p1'))).toEqual(['grid', 'web.1']);
    const grid = paneOf(two, 'grid')!.id;
    for (const layout of [two, raised]) {
      expect(paneAfter(layout, 'p1')?.id).toBe(id);
      expect(paneAfter(layout, id)?.id).toBe(grid);
      expect(paneAfter(layout, grid)?.id).toBe('p1');
    }
  });

  it('are not split', () => {
    const shared = moveTab(floating, 'grid', id);
    expect(splitPane(shared, 'grid', id, 'right')).toBe(shared);
    expect(shownTabs(splitPane(shared, 'grid', 'p1', 'right'))).toEqual(['logs', 'grid', 'web.1']);
  });

  it('take the room of the tree when its last tab goes over to one of them', () => {
    const last = ['logs', 'web.1'];
    const moved = moveTab(fitLayout(floating, last), 'logs', id);
    expect(moved.root).toMatchObject({ tabs: ['web.1', 'logs'], selected: 'logs' });
    expect(moved).toMatchObject({ floats: [], active: id, home: id });
  });
});

describe('docking', () => {
  const split = splitPane(start, 'web.1', 'p1', 'right');
  const right = paneOf(split, 'web.1')!.id;
  const both = floatTab(moveTab(split, 'web.2', right), 'web.2', BOX);
  const floatId = paneOf(both, 'web.2')!.id;

  it('brings tabs back to where they came from, on top', () => {
    const docked = dockPane(both, floatId);
    expect(docked.floats).toEqual([]);
    expect(paneOf(docked, 'web.2')).toMatchObject({ id: right, tabs: ['web.1', 'web.2'], selected: 'web.2' });
    expect(docked.active).toBe(right);
  });

  it('brings them to the home pane when that has gone', () => {
    const closed = closePane(both, right);
    expect(dockPane(closed, floatId)).toMatchObject({ active: 'p1', root: { kind: 'pane', selected: 'web.2' } });
  });

  it('puts a pane beside another where that was asked for', () => {
    const below = dockPane(both, floatId, 'p1', 'bottom');
    expect(shownTabs(below)).toEqual(['logs', 'web.2', 'web.1']);
    expect(below.active).toBe(floatId);
    expect(below.floats).toEqual([]);
  });

  it('does nothing for a pane that does not float, onto one that does, or where there are too many', () => {
    expect(dockPane(both, right)).toBe(both);
    expect(dockPane(two, id, paneOf(two, 'grid')!.id)).toBe(two);
    const four = ['grid', 'requests'].reduce((now, tab) => splitPane(now, tab, 'p1', 'bottom'), both);
    expect(dockPane(four, floatId, 'p1', 'left')).toBe(four);
  });

  it('by closing the pane leaves what is shown there as it is', () => {
    const closed = closePane(both, floatId);
    expect(paneOf(closed, 'web.2')).toMatchObject({ id: right, tabs: ['web.1', 'web.2'], selected: 'web.1' });
    expect(closed.active).toBe(right);
  });
});
