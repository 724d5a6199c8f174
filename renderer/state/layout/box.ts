/** A place and a size, in pixels of what it lies in. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What a box lies in. */
export type Room = Pick<Box, 'width' | 'height'>;

/** Which sides of a box are moved, and which way each axis counts: −1 left or top, 1 right or bottom, 0 neither. */
export interface Sides {
  across: -1 | 0 | 1;
  down: -1 | 0 | 1;
}

/** Pixels. Room for the handle and buttons of a pane with the icons of two tabs, and for three lines under them. */
export const LEAST: Room = { width: 220, height: 96 };

/** How much of each side of the room a new box takes: it is seen to lie over something, and most of it is free. */
const NEW_SHARE = 0.6;
/** Pixels. So far from the corner of the room, and from the one before, a new box lies: no strip of tabs is hidden. */
const CASCADE = 40;

/** The box as far as it fits into its room: moved rather than made smaller. */
export function fitBox({ left, top, width, height }: Box, room: Room): Box {
  const fitted = { width: within(width, LEAST.width, room.width), height: within(height, LEAST.height, room.height) };
  return {
    left: within(left, 0, room.width - fitted.width),
    top: within(top, 0, room.height - fitted.height),
    ...fitted,
  };
}

/** The box at another place in its room. */
export function moveBox(box: Box, right: number, down: number, room: Room): Box {
  return fitBox({ ...box, left: box.left + right, top: box.top + down }, room);
}

/** The box with some of its sides elsewhere in its room; the others stay, and it never gets smaller than the least. */
export function resizeBox(box: Box, sides: Sides, right: number, down: number, room: Room): Box {
  const [left, width] = stretch(box.left, box.width, sides.across, right, LEAST.width, room.width);
  const [top, height] = stretch(box.top, box.height, sides.down, down, LEAST.height, room.height);
  return { left, top, width, height };
}

/** Where a pane that begins to float lies, when nobody says where. @param others how many float already. */
export function newBox(room: Room, others: number): Box {
  const offset = CASCADE * (others + 1);
  const size = partOf(room, { left: 0, top: 0, width: NEW_SHARE, height: NEW_SHARE });
  return fitBox({ ...size, left: offset, top: offset }, room);
}

/** A part of the room. @param shares of its width and height, between 0 and 1. */
export function partOf(room: Room, shares: Box): Box {
  return fitBox(
    {
      left: Math.round(shares.left * room.width),
      top: Math.round(shares.top * room.height),
      width: Math.round(shares.width * room.width),
      height: Math.round(shares.height * room.height),
    },
    room,
  );
}

export function isSameBox(one: Box, other: Box): boolean {
  return one.left === other.left && one.top === other.top && one.width === other.width && one.height === other.height;
}

/** One axis of {@link resizeBox}: where it begins and how long it is afterwards. */
function stretch(
  start: number,
  length: number,
  side: -1 | 0 | 1,
  by: number,
  least: number,
  room: number,
): [start: number, length: number] {
  const end = start + length;
  if (side === 0) return [start, length];
  if (side === 1) return [start, within(length + by, least, room - start)];
  const moved = within(start + by, 0, end - least);
  return [moved, end - moved];
}

/** Where the most is less than the least, as in a room that is too small, the most counts; nothing is below zero. */
function within(value: number, least: number, most: number): number {
  return Math.max(0, Math.min(Math.max(value, least), most));
}
