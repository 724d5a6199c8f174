import { expect, test } from 'vitest';
import { fitBounds, MIN_SIZE } from '../../../electron/main/window-bounds.ts';

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

test('a title bar that could not be taken hold of is not restored', () => {
  expect(fitBounds({ x: 1400, y: 100, width: 1000, height: 700 }, [laptop])).toBeNull();
  expect(fitBounds({ x: -950, y: 100, width: 1000, height: 700 }, [laptop])).toBeNull();
  expect(fitBounds({ x: 100, y: -300, width: 1000, height: 700 }, [laptop])).toBeNull();
  expect(fitBounds({ x: 100, y: 890, width: 1000, height: 700 }, [laptop])).toBeNull();
});

test('a window grown on a larger display is cut to this one, and never below its smallest size', () => {
  expect(fitBounds({ x: 0, y: 24, width: 2560, height: 1400 }, [laptop])).toEqual(laptop);
  expect(fitBounds({ x: 0, y: 24, width: 200, height: 50 }, [laptop])).toEqual({ x: 0, y: 24, ...MIN_SIZE });
});
