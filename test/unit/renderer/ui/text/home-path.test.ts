import { expect, it } from 'vitest';
import { homePath } from '../../../../../renderer/ui/text/home-path.ts';

it.each([
  ['/home/ada/shop', '~/shop'],
  ['/home/ada', '~'],
  ['/home/adam/shop', '/home/adam/shop'],
  ['/srv/home/ada', '/srv/home/ada'],
])('shows %s as %s', (path, shown) => {
  expect(homePath(path, '/home/ada')).toBe(shown);
});

it('shows a path as it is while the home folder is not known', () => {
  expect(homePath('/home/ada/shop', undefined)).toBe('/home/ada/shop');
});
