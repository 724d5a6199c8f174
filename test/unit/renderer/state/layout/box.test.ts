import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitBox, LEAST, moveBox, newBox, partOf, resizeBox } from '../../../../../renderer/state/layout/box.ts';
import type { Box, Room, Sides } from '../../../../../renderer/state/layout/box.ts';

const ROOM = { width: 900, height: 500 };
const BOX = { left: 100, top: 50, width: 400, height: 300 };

const side = fc.constantFrom(-1 as const, 0 as const, 1 as const);
const sides: fc.Arbitrary<Sides> = fc.record({ across: side, down: side });
const by = fc.integer({ min: -3_000, max: 3_000 });
const length = fc.nat(3_000);
const anyBox: fc.Arbitrary<Box> = fc.record({ left: length, top: length, width: length, height: length });
const anyRoom: fc.Arbitrary<Room> = fc.record({ width: length, height: length });

const isInside = ({ left, top, width, height }: Box, room: Room): boolean =>
  left >= 0 && top >= 0 && left + width <= room.width && top + height <= room.height;
const isLargeEnough = ({ width, height }: Room): boolean => width >= LEAST.width && height >= LEAST.height;

describe('a box in its room', () => {
  it('never leaves it, and is never too small to be used where there is room enough', () => {
    fc.assert(
      fc.property(anyBox, anyRoom, sides, by, by, (box, room, edges, right, down) => {
        const fitted = fitBox(box, room);
        const changed = [fitted, moveBox(fitted, right, down, room), resizeBox(fitted, edges, right, down, room)];
        for (const one of changed) {
          expect(isInside(one, room)).toBe(true);
          if (isLargeEnough(room)) expect(isLargeEnough(one)).toBe(true);
        }
      }),
    );
  });

  it('is moved rather than made smaller when the room shrinks', () => {
    expect(fitBox(BOX, ROOM)).toEqual(BOX);
    expect(fitBox(BOX, { width: 450, height: 320 })).toEqual({ ...BOX, left: 50, top: 20 });
    expect(fitBox(BOX, { width: 300, height: 200 })).toEqual({ left: 0, top: 0, width: 300, height: 200 });
  });

  it('keeps its size where it is moved, and its other sides where one is', () => {
    expect(moveBox(BOX, 40, -16, ROOM)).toEqual({ ...BOX, left: 140, top: 34 });
    expect(moveBox(BOX, -4_000, 4_000, ROOM)).toEqual({ ...BOX, left: 0, top: 200 });
    expect(resizeBox(BOX, { across: 1, down: 0 }, 50, 50, ROOM)).toEqual({ ...BOX, width: 450 });
    const wider = { left: 80, top: 80, width: 420, height: 270 };
    expect(resizeBox(BOX, { across: -1, down: -1 }, -20, 30, ROOM)).toEqual(wider);
    const narrowest = { ...BOX, left: 500 - LEAST.width, width: LEAST.width };
    expect(resizeBox(BOX, { across: -1, down: 0 }, 1_000, 0, ROOM)).toEqual(narrowest);
    expect(resizeBox(BOX, { across: 1, down: 1 }, 5_000, 5_000, ROOM)).toEqual({ ...BOX, width: 800, height: 450 });
  });

  it('can be a part of it', () => {
    const right = { left: 0.5, top: 0, width: 0.5, height: 1 };
    expect(partOf(ROOM, right)).toEqual({ left: 450, top: 0, width: 450, height: 500 });
    const least = { left: 0, top: 0.9, width: 0.1, height: 0.1 };
    expect(partOf(ROOM, least)).toEqual({ left: 0, top: 500 - LEAST.height, ...LEAST });
  });

  it('that is new lies over the room without filling it, and does not hide the one before it', () => {
    const boxes = [0, 1, 2, 3].map((others) => newBox(ROOM, others));
    for (const box of boxes) expect(isInside(box, ROOM) && isLargeEnough(box)).toBe(true);
    expect(new Set(boxes.map(({ left, top }) => `${left} ${top}`)).size).toBe(4);
  });
});
