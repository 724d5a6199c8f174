import { expect, test } from 'vitest';
import { substituteType } from '../../../../electron/engine/app/substitute-type.ts';

test('a process type stands for its command, and what follows stays as it is', () => {
  const types = [{ name: 'worker', command: 'python dowork.py' }];
  expect(substituteType(`worker 42 'a  b'`, types)).toBe(`python dowork.py 42 'a  b'`);
  expect(substituteType('workers', types)).toBe('workers');
});
