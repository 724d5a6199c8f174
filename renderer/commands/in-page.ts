import { t } from '../../shared/text/i18n.ts';
import { whenShown } from './when-shown.ts';
import { firstShown, labelled } from '../ui/focus/visibility.ts';
import { keysOf } from './chord.ts';
import type { Chord } from './chord.ts';
import { ACTIVE_PANE, lastInPane } from '../ui/focus/regions.ts';

/**
 * For what a panel does by itself, by its accessible names and with its own keys: the log and the terminals keep their
 * find bars, dialogs and menus to themselves.
 */

/** The terminal that has the focus, or of the active pane the one that had it last; the element that takes its keys. */
export function shownTerminal(): HTMLElement | null {
  const used = document.activeElement?.closest('.xterm') ?? lastInPane()?.closest('.xterm');
  return firstShown('.xterm-helper-textarea', used ?? firstShown(ACTIVE_PANE) ?? undefined);
}

/** The merged log, if it is on screen. */
export function shownLog(): HTMLElement | null {
  return firstShown(`section${labelled(t('Merged log'))}`);
}

/** Sends a part of the page a key that it answers. */
export function pressKey(target: HTMLElement, chord: Chord): void {
  const { ctrl, alt, shift, meta, key } = keysOf(chord);
  const keys = { key, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta };
  target.dispatchEvent(new KeyboardEvent('keydown', { ...keys, bubbles: true, cancelable: true }));
}

/** Chooses an item of a menu, as a click on its button and then on the item would. */
export function chooseFromMenu(within: HTMLElement, button: string, item: string): void {
  firstShown(`button${labelled(button)}`, within)?.click();
  // An item may be there only after what it is about has been read.
  whenShown(
    () => {
      const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
      return items.find(({ textContent }) => textContent?.startsWith(item)) ?? null;
    },
    (found) => found.click(),
  );
}
