import { expect, test } from 'vitest';
import { testsNotRunHere } from '../../tools/linux-tests.mjs';

test('on Linux every test is run', () => {
  expect(testsNotRunHere('test/integration', 'linux')).toEqual([]);
});

test('elsewhere those are not run that look into /proc, and the others are', () => {
  const left = testsNotRunHere('test/integration', 'darwin');
  expect(left).toContain('test/integration/process/isolation.test.ts');
  expect(left).not.toContain('test/integration/engine/platform.test.ts');
  expect(testsNotRunHere('test/e2e', 'darwin')).not.toContain('test/e2e/logs.spec.ts');
});
