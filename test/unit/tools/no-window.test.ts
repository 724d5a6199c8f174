import { expect, test } from 'vitest';
import { whyNoDisplay } from '../../../electron/tools/no-window.mjs';

test('a Linux without a display cannot open a window', () => {
  expect(whyNoDisplay({ platform: 'linux', env: {}, uid: 1000 })).toMatch('there is no display');
});

test('X and Wayland are both displays', () => {
  expect(whyNoDisplay({ platform: 'linux', env: { DISPLAY: ':0' }, uid: 1000 })).toBeNull();
  expect(whyNoDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, uid: 1000 })).toBeNull();
});

test("root on Linux has no window, because Chromium's sandbox refuses root", () => {
  expect(whyNoDisplay({ platform: 'linux', env: { DISPLAY: ':0' }, uid: 0 })).toMatch('you are root');
});

test('other systems always have a display', () => {
  expect(whyNoDisplay({ platform: 'darwin', env: {}, uid: 0 })).toBeNull();
});
