import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitBounds, MIN_SIZE, type Bounds } from '../../../../electron/main/window/window-bounds.ts';

const laptop = { x: 0, y: 24, width: 1440, height: 876 };
const monitor = { x: 1440, y: 0, width: 2560, height: 1440 };

test('bounds within a display stay as they were', () => {
  const bounds = { x: 1600, y: 100, width: 1800, height: 1200 };
  expect(fitBounds(bounds, [laptop, monitor])).toEqual(bounds);
});

test('bounds on a display that is gone are forgotten', () => {
  expect(fitBounds({ x: 1600, y: 100, width: 1800, height: 1200 }, [laptop])).toBeNull();
  expect(fitBounds({ x: 0, y: 0, width: 1280, height: 800 }, [])).toBeNull();
});

test('a window that hangs over an edge is moved until all of it is seen', () => {
  const size = { width: 1000, height: 700 };
  expect(fitBounds({ x: 1400, y: 100, ...size }, [laptop])).toEqual({ x: 440, y: 100, ...size });
  expect(fitBounds({ x: -950, y: 100, ...size }, [laptop])).toEqual({ x: 0, y: 100, ...size });
  expect(fitBounds({ x: 100, y: -300, ...size }, [laptop])).toEqual({ x: 100, y: 24, ...size });
  expect(fitBounds({ x: 100, y: 890, ...size }, [laptop])).toEqual({ x: 100, y: 200, ...size });
});

test('a window between two displays goes to the one that shows more of it', () => {
  const bounds = { x: 1300, y: 100, width: 1000, height: 700 };
  expect(fitBounds(bounds, [laptop, monitor])).toEqual({ ...bounds, x: 1440 });
});

test('a window grown on a larger display is cut to this one, and never below its smallest size', () => {
  expect(fitBounds({ x: 0, y: 24, width: 2560, height: 1400 }, [laptop])).toEqual(laptop);
  expect(fitBounds({ x: 0, y: 24, width: 200, height: 50 }, [laptop])).toEqual({ x: 0, y: 24, ...MIN_SIZE });
});

const Place = fc.integer({ min: -5000, max: 5000 });
const Rectangle: fc.Arbitrary<Bounds> = fc.record({
  x: Place,
  y: Place,
  width: fc.integer({ min: 900, max: 4000 }),
  height: fc.integer({ min: 600, max: 3000 }),
});

test('on displays that are large enough, a restored window is always wholly on one of them', () => {
  fc.assert(
    fc.property(Rectangle, fc.array(Rectangle, { maxLength: 4 }), (bounds, displays) => {
      const fitted = fitBounds(bounds, displays);
      if (fitted === null) return;
      const holds = displays.some(
        ({ x, y, width, height }) =>
          fitted.x >= x && fitted.y >= y && fitted.x + fitted.width <= x + width && fitted.y + fitted.height <= y + height,
      );
      expect(holds).toBe(true);
    }),
  );
});
