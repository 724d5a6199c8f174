import { expect, test } from 'vitest';
import { ZOOM_STEPS, zoomStep } from '../../../../electron/main/settings/zoom-steps.ts';

test('zoom goes from half to twice the size, and back the same way', () => {
  const up = [0.5];
  while (zoomStep(up.at(-1)!, 1) !== up.at(-1)) up.push(zoomStep(up.at(-1)!, 1));
  const down = [2];
  while (zoomStep(down.at(-1)!, -1) !== down.at(-1)) down.push(zoomStep(down.at(-1)!, -1));
  expect(up).toEqual(ZOOM_STEPS);
  expect(down.toReversed()).toEqual(ZOOM_STEPS);
});
