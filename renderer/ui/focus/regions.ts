import { firstShown, isAsked, isShown } from './visibility.ts';

/** A part of the window that F6 goes to. */
export type RegionName = 'rail' | 'header' | 'dynos' | 'centre' | 'floats';

interface Region {
  name: RegionName;
  element(): HTMLElement | null;
  /** Where the focus goes the first time, best first. */
  first: readonly string[];
}

const FOCUSABLE =
  ':is(button, input, select, textarea):enabled, [href], [role=tab], [tabindex]:not([tabindex="-1"])';

/** The part of the centre that commands act on; there may be others beside it. */
export const ACTIVE_PANE = '[data-pane=active]';

/** Where the focus goes in panes: into the active one, if that is among them. */
const IN_PANES: readonly string[] = [ACTIVE_PANE, '[data-pane]'].flatMap((pane) => [
  `${pane} [role=tabpanel] .xterm-helper-textarea`,
  `${pane} [role=tabpanel] [role=log]`,
  `${pane} [role=tabpanel] [role=grid]`,
  `${pane} [role=tab][aria-selected=true]`,
]);

const REGIONS: readonly Region[] = [
  { name: 'rail', element: () => firstShown('[data-rail]'), first: ['[aria-current=page]'] },
  { name: 'header', element: () => firstShown('main header'), first: ['[role=toolbar] button:enabled'] },
  {
    name: 'dynos',
    element: () => firstShown('[data-dynos]'),
    first: ['button[aria-current=true]', 'li li button:enabled'],
  },
  { name: 'centre', element: () => firstShown('[data-tiles]'), first: IN_PANES },
  { name: 'floats', element: () => firstShown('[data-floats]'), first: IN_PANES },
];

/** Where in each region the focus was last. */
const left = new Map<RegionName, Element>();

/** Moves the focus to the region after (or before) the one that has it, where the focus was last. */
export function cycleRegions(direction: 1 | -1): void {
  const present = REGIONS.filter((region) => region.element() !== null);
  const here = present.findIndex((region) => region.element()?.contains(document.activeElement));
  const start = here < 0 && direction < 0 ? 0 : here;
  for (let step = 1; step <= present.length; step++) {
    const next = present.at((start + direction * step) % present.length);
    if (next && enter(next)) return;
  }
}

/** Puts the focus into what the centre shows now, unless something has been opened meanwhile. */
export function focusCentre(): void {
  if (isAsked()) return;
  const active = firstShown(ACTIVE_PANE);
  const region = active && REGIONS.find(({ element }) => element()?.contains(active));
  if (!region) return;
  left.delete(region.name);
  enter(region);
}

/** What had the focus last in the active pane, as long as it can be seen there. */
export function lastInPane(): Element | null {
  const pane = firstShown(ACTIVE_PANE);
  return [...left.values()].find((element) => pane?.contains(element) && isShown(element)) ?? null;
}

/** Remembers where the focus is in each region, from now on. */
export function followFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    const region = REGIONS.find((candidate) => candidate.element()?.contains(target));
    if (region) left.set(region.name, target);
  });
}

function enter(region: Region): boolean {
  const element = region.element();
  if (element === null) return false;
  const before = left.get(region.name);
  const target = before && element.contains(before) && canHaveFocus(before) ? before : firstTarget(element, region);
  if (!(target instanceof HTMLElement)) return false;
  target.focus();
  return document.activeElement === target;
}

/** A tab that is not selected would be, by getting the focus. */
function canHaveFocus(element: Element): boolean {
  return isShown(element) && !element.matches('[role=tab][aria-selected=false]');
}

function firstTarget(element: HTMLElement, { first }: Region): HTMLElement | null {
  for (const selector of [...first, FOCUSABLE]) {
    const found = firstShown(selector, element);
    if (found) return found;
  }
  return null;
}
