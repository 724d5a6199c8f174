import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floatTab } from '../../../../../renderer/state/layout/change-floats.ts';
import { selectTabIn, splitPane } from '../../../../../renderer/state/layout/change-layout.ts';
import { fitLayout, activeTab, allPanes, panesOf, shownTabs } from '../../../../../renderer/state/layout/layout.ts';
import { parseLayout } from '../../../../../renderer/state/layout/parse-layout.ts';
import { layout, start, TABS } from '../../layout/layouts.ts';

const beside = splitPane(start, 'web.1', 'p1', 'right');
const floating = floatTab(start, 'web.1', { left: 30, top: 20, width: 400, height: 300 });

describe('a layout, with the tabs there are', () => {
  it('shows each of them once, in their order, and nothing else', () => {
    fc.assert(
      fc.property(layout, fc.subarray(TABS, { minLength: 1 }), (now, tabs) => {
        const panes = allPanes(fitLayout(now, tabs));
        expect(panes.flatMap((pane) => pane.tabs).sort()).toEqual([...tabs].sort());
        for (const pane of panes) expect(pane.tabs).toEqual(tabs.filter((tab) => pane.tabs.includes(tab)));
      }),
    );
  });

  it('is what it was when all tabs are there again', () => {
    fc.assert(
      fc.property(layout, fc.subarray(TABS, { minLength: 1 }), (now, tabs) => {
        expect(fitLayout(fitLayout(now, TABS), TABS)).toEqual(fitLayout(now, TABS));
        expect(fitLayout(now, tabs)).toEqual(fitLayout(fitLayout(now, tabs), tabs));
      }),
    );
  });

  it('closes a pane whose tabs have gone, and opens it again when they come back', () => {
    const without = TABS.filter((tab) => tab !== 'web.1');
    const fitted = fitLayout(beside, without);
    expect(shownTabs(fitted)).toEqual(['logs']);
    expect(activeTab(fitted)).toBe('logs');
    expect(shownTabs(fitLayout(beside, TABS))).toEqual(['logs', 'web.1']);
  });

  it('keeps what floats when its tab has gone; when nothing else is left, the foremost takes the whole room', () => {
    const without = TABS.filter((tab) => tab !== 'web.1');
    expect(fitLayout(floating, without).floats).toEqual([]);
    expect(fitLayout(floating, TABS)).toEqual(floating);
    const two = floatTab(floating, 'grid', { left: 0, top: 0, width: 300, height: 200 });
    const left = fitLayout(two, ['web.1', 'grid']);
    expect(left.root).toMatchObject({ tabs: ['grid'] });
    expect(left.floats.map(({ pane }) => pane.tabs)).toEqual([['web.1']]);
    expect(shownTabs(fitLayout(floating, [...TABS, 'web.3']))).toEqual(['logs', 'web.1']);
  });

  it('puts a new tab where the others came from, and shows one that was asked for before it was there', () => {
    expect(panesOf(fitLayout(beside, [...TABS, 'web.3']).root)[0]?.tabs).toContain('web.3');
    const asked = selectTabIn(beside, 'run.18', beside.active);
    expect(shownTabs(fitLayout(asked, TABS))).toEqual(['logs', 'web.1']);
    expect(shownTabs(fitLayout(asked, [...TABS, 'run.18']))).toEqual(['logs', 'run.18']);
  });
});

describe('a stored layout', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(layout, (now) => {
        expect(parseLayout(JSON.parse(JSON.stringify(now)))).toEqual(now);
      }),
    );
  });

  it('is refused when it is something else, and never breaks the page', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (garbage) => {
        expect(parseLayout(garbage)).toBeNull();
        expect(parseLayout({ ...beside, root: garbage })).toBeNull();
      }),
    );
  });

  it('is refused when a part of it was changed by hand to what cannot be', () => {
    const twice = { kind: 'pane', id: 'p9', tabs: ['logs'], selected: 'logs' };
    const split = { kind: 'split', id: 's9', direction: 'row', share: 0.5, first: start.root, second: twice };
    expect(parseLayout({ ...start, root: split })).toBeNull();
    expect(parseLayout({ ...start, root: { ...split, second: { ...twice, tabs: ['x'], id: 'p1' } } })).toBeNull();
    for (const wrong of [{ share: 0 }, { share: null }, { direction: 'diagonal' }, { second: null }]) {
      expect(parseLayout({ ...beside, root: { ...beside.root, ...wrong } })).toBeNull();
    }
  });

  it('of before panes could float is read as one where none does', () => {
    const { floats, ...older } = beside;
    expect(floats).toEqual([]);
    expect(parseLayout(older)).toEqual(beside);
  });

  it('is refused when what floats was changed by hand', () => {
    expect(parseLayout(floating)).toEqual(floating);
    const [float] = floating.floats;
    const wrong = [
      { box: null },
      { box: { ...float!.box, width: -1 } },
      { box: { ...float!.box, top: '7' } },
      { from: 3 },
      { pane: start.root },
      { pane: null },
    ];
    for (const part of wrong) expect(parseLayout({ ...floating, floats: [{ ...float, ...part }] })).toBeNull();
    for (const floats of ['none', null, {}, [7]]) expect(parseLayout({ ...floating, floats })).toBeNull();
    const many = [2, 3, 4, 5, 6].map((id) => ({ ...float, pane: { ...float!.pane, id: `p${id}`, tabs: [] } }));
    expect(parseLayout({ ...floating, floats: many })).toBeNull();
  });

  it('keeps its panes when only the active or the home one is unknown', () => {
    expect(parseLayout({ ...beside, active: 'p7', home: 3 })).toEqual({ ...beside, active: 'p1', home: 'p1' });
  });
});
