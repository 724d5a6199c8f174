import { expect, test } from 'vitest';
import { canDeploy, deployHint } from '../../../../renderer/releases/release-labels.ts';
import type { ReleaseSummary } from '../../../../shared/releases/release.ts';

const SAME: ReleaseSummary = { current: 3, pending: null, failed: null, deployable: false, worktree: null };

test.each<[string, ReleaseSummary | null, boolean, RegExp]>([
  ['a folder that is not trusted', null, false, /^Nothing is released yet/],
  ['an app that was never started', { ...SAME, current: null }, false, /^Nothing is released yet/],
  ['a commit that is released', SAME, false, /has this commit already/],
  ['a new commit', { ...SAME, deployable: true }, true, /the commit that is checked out/],
  ['a folder without git', { ...SAME, isWithoutCommit: true }, true, /^Releases the folder as it is/],
  ['a release command that runs', { ...SAME, deployable: true, pending: 4 }, false, /command of v4 still runs/],
  ['a first release command that runs', { ...SAME, current: null, pending: 1 }, false, /command of v1 still runs/],
])('of %s, Deploy says what it does or why it cannot', (_, summary, isPossible, words) => {
  expect(canDeploy(summary)).toBe(isPossible);
  expect(deployHint(summary)).toMatch(words);
});
