import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { testsNotRunHere } from './test/tools/linux-tests.mjs';

export default defineConfig({
  test: {
    // Vitest leaves one core to itself. Tests of real children wait most of the time, so on two cores two run at once.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          // Properties are tried on thousands of inputs, on machines that do other things too.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: testsNotRunHere('test/integration'),
          // Real children are killed after real grace periods on shared, slow machines.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
