import { firstShown } from '../ui/focus/visibility.ts';
import type { Box, Room } from '../state/layout/box.ts';

/** The room for floating panes: the centre of the app on screen. */
export function centreRoom(): Room {
  return roomOf(firstShown('[data-centre]'));
}

export function roomOf(element: Element | null): Room {
  return { width: element?.clientWidth ?? 0, height: element?.clientHeight ?? 0 };
}

/** The floating pane that an element is part of. */
export function floatOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('[data-float]');
}

/** Where a floating pane is, which may be less than what was chosen for it. */
export function shownBox({ offsetLeft, offsetTop, offsetWidth, offsetHeight }: HTMLElement): Box {
  return { left: offsetLeft, top: offsetTop, width: offsetWidth, height: offsetHeight };
}

/** A box as what the style sheet makes a place and size of. */
export function boxStyle({ left, top, width, height }: Box): Record<string, string> {
  return { '--left': `${left}px`, '--top': `${top}px`, '--width': `${width}px`, '--height': `${height}px` };
}

/** Moves a floating pane at once, ahead of the layout. */
export function paintBox(float: HTMLElement, box: Box): void {
  for (const [name, value] of Object.entries(boxStyle(box))) float.style.setProperty(name, value);
}

/** Puts the focus on the handle of the active pane, if that floats: arrow keys move it then. */
export function focusHandle(): void {
  firstShown('[data-pane=active] [data-handle]')?.focus();
}
