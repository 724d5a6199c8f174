import { t } from '../../shared/text/i18n.ts';
import { moveBox, resizeBox } from '../state/layout/box.ts';
import type { Box, Room } from '../state/layout/box.ts';

/** Pixels that one press of an arrow key moves a floating pane or its sides: two lines of a terminal, about. */
const STEP = 32;

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** A floating pane after an arrow key, which moves it, or with Shift its right or lower side; null for other keys. */
export function afterArrow(box: Box, press: Pick<KeyboardEvent, 'key' | 'shiftKey'>, room: Room): Box | null {
  const arrow = ARROWS[press.key];
  if (arrow === undefined) return null;
  const [right, down] = arrow;
  return press.shiftKey ? resizeBox(box, { across: 1, down: 1 }, right, down, room) : moveBox(box, right, down, room);
}

/** Where a box is and how large, in words. */
export function boxWords(box: Box): string {
  return t('{left} from the left, {top} from the top, {width} wide, {height} high', { ...box });
}
