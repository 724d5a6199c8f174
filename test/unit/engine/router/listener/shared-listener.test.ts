import { expect, it } from 'vitest';
import { hostLabel } from '../../../../../electron/engine/router/listener/shared-listener.ts';

it.each([
  ['My App', 'my-app'],
  ['café_2.0', 'cafe-2-0'],
  ['--x--', 'x'],
  ['日本', 'app'],
  ['a'.repeat(80), 'a'.repeat(59)],
])('%s becomes %s', (name, label) => {
  expect(hostLabel(name, () => false)).toBe(label);
});

it('is unique', () => {
  const taken = new Set(['shop', 'shop-2']);
  expect(hostLabel('shop', (label) => taken.has(label))).toBe('shop-3');
});
