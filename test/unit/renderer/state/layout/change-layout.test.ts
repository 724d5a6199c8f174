import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closePane,
  moveTab,
  paneAfter,
  resizeSplit,
  selectTabIn,
  splitPane,
} from '../../../../../renderer/state/layout/change-layout.ts';
import {
  fitLayout,
  activeTab,
  allPanes,
  LEAST_SHARE,
  MOST_FLOATS,
  MOST_PANES,
  paneById,
  paneOf,
  panesOf,
  shownTabs,
} from '../../../../../renderer/state/layout/layout.ts';
import type { Layout } from '../../../../../renderer/state/layout/layout.ts';
import { change, layout, splitsOf, start, TABS } from '../../layout/layouts.ts';

const idsOf = (now: Layout): string[] => [...allPanes(now), ...splitsOf(now.root)].map(({ id }) => id);

function expectSound(now: Layout, tabs: readonly string[] = TABS): void {
  const panes = allPanes(now);
  expect(panes.flatMap((pane) => pane.tabs).sort()).toEqual([...tabs].sort());
  expect(panesOf(now.root).length).toBeLessThanOrEqual(MOST_PANES);
  expect(now.floats.length).toBeLessThanOrEqual(MOST_FLOATS);
  expect(new Set(idsOf(now)).size).toBe(idsOf(now).length);
  for (const pane of panes) expect(pane.tabs).toContain(pane.selected);
  for (const { share } of splitsOf(now.root)) {
    expect(share).toBeGreaterThanOrEqual(LEAST_SHARE);
    expect(share).toBeLessThanOrEqual(1 - LEAST_SHARE);
  }
  expect(paneById(now, now.active)).toBeDefined();
  expect(panesOf(now.root).map(({ id }) => id)).toContain(now.home);
}

describe('any number of changes in any order', () => {
  it('keep every tab in exactly one pane, and no pane without a tab', () => {
    fc.assert(fc.property(layout, (now) => expectSound(now)));
  });

  it('keep it so when tabs come and go in between', () => {
    const come = fc.subarray(TABS, { minLength: 1 });
    const steps = fc.array(fc.tuple(come, change), { maxLength: 20 });
    fc.assert(
      fc.property(steps, (list) => {
        let now = start;
        for (const [tabs, next] of list) {
          now = fitLayout(next(fitLayout(now, tabs)), tabs);
          expectSound(now, tabs);
        }
      }),
    );
  });

  it('are told from those that change nothing, which give back what they were given', () => {
    fc.assert(
      fc.property(layout, change, (before, next) => {
        const after = next(before);
        if (after !== before) expect(after).not.toEqual(before);
      }),
    );
  });
});

describe('splitting', () => {
  it('puts a tab into a pane of its own on the side that was asked for, and makes it the active one', () => {
    const beside = splitPane(start, 'web.1', 'p1', 'right');
    expect(shownTabs(beside)).toEqual(['logs', 'web.1']);
    expect(activeTab(beside)).toBe('web.1');
    expect(beside.root).toMatchObject({ direction: 'row', share: 0.5 });
    const above = splitPane(beside, 'grid', paneOf(beside, 'web.1')!.id, 'top');
    expect(shownTabs(above)).toEqual(['logs', 'grid', 'web.1']);
    expect(splitsOf(above.root).map(({ direction }) => direction)).toEqual(['row', 'column']);
  });

  it('moves a pane that has only that tab, and leaves it where it is when it would be beside itself', () => {
    const beside = splitPane(start, 'web.1', 'p1', 'right');
    const { id } = paneOf(beside, 'web.1')!;
    expect(splitPane(beside, 'web.1', id, 'top')).toBe(beside);
    expect(shownTabs(splitPane(beside, 'web.1', 'p1', 'left'))).toEqual(['web.1', 'logs']);
  });

  it('stops at the most panes there may be, but still moves a pane', () => {
    const four = ['web.1', 'web.2', 'worker.1'].reduce((now, tab) => splitPane(now, tab, 'p1', 'bottom'), start);
    expect(panesOf(four.root)).toHaveLength(MOST_PANES);
    expect(splitPane(four, 'grid', 'p1', 'right')).toBe(four);
    expect(panesOf(splitPane(four, 'web.1', 'p1', 'right').root)).toHaveLength(MOST_PANES);
  });
});

describe('moving, closing and selecting', () => {
  const beside = splitPane(start, 'web.1', 'p1', 'right');
  const right = paneOf(beside, 'web.1')!.id;

  it('a tab that is moved is on top of its new pane; the pane it was alone in is closed', () => {
    const moved = moveTab(beside, 'grid', right);
    expect(paneById(moved, right)).toMatchObject({ selected: 'grid', tabs: ['web.1', 'grid'] });
    const back = moveTab(moveTab(moved, 'grid', 'p1'), 'web.1', 'p1');
    expect(panesOf(back.root)).toHaveLength(1);
    expect(activeTab(back)).toBe('web.1');
  });

  it('the tabs of a closed pane go to the one beside it, which shows what it showed; the last pane stays', () => {
    const closed = closePane(beside, right);
    expect(shownTabs(closed)).toEqual(['logs']);
    expect(closePane(closed, closed.active)).toBe(closed);
    expect(closePane(beside, 'p1')).toMatchObject({ active: right, home: right, root: { kind: 'pane', selected: 'web.1' } });
  });

  it('a tab is selected in the pane that it is in, and that pane becomes the active one', () => {
    const selected = selectTabIn(beside, 'requests', right);
    expect(shownTabs(selected)).toEqual(['requests', 'web.1']);
    expect(selected.active).toBe('p1');
  });

  it('panes follow one another round', () => {
    expect(paneAfter(beside, 'p1')?.id).toBe(right);
    expect(paneAfter(beside, right)?.id).toBe('p1');
  });

  it('a border moves no further than a pane can bear', () => {
    const { id } = splitsOf(beside.root)[0]!;
    expect(resizeSplit(beside, id, 0.7).root).toMatchObject({ share: 0.7 });
    expect(resizeSplit(beside, id, 2).root).toMatchObject({ share: 1 - LEAST_SHARE });
    expect(resizeSplit(beside, id, Number.NaN)).toBe(beside);
  });
});
