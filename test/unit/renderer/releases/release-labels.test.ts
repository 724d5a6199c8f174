import { describe, expect, it, test } from 'vitest';
import type { Release, ReleaseSummary } from '../../../../shared/releases/release.ts';
import {
  canRetry,
  canRollBack,
  commitWords,
  createdAt,
  releaseState,
  STATUS_WORDS,
  canDeploy,
  deployHint,
} from '../../../../renderer/releases/release-labels.ts';

function aRelease(part: Partial<Release> = {}): Release {
  return {
    version: 8,
    status: 'succeeded',
    cause: 'deploy',
    description: 'Deploy 9f8e7d6',
    user: 'jane@example.com',
    at: Date.UTC(2026, 10, 20, 8, 45, 46),
    commit: null,
    current: false,
    eligibleForRollback: true,
    command: null,
    ...part,
  };
}

describe('a release in words', () => {
  it("has Heroku's words behind its description", () => {
    expect(STATUS_WORDS).toEqual({
      pending: 'release command executing',
      succeeded: '',
      failed: 'release command failed',
      expired: 'release expired',
    });
    expect(createdAt(aRelease().at)).toBe('2026/11/20 08:45:46 +0000');
  });

  it('marks a commit that is not all there was', () => {
    const commit = { hash: '9f8e7d6c5b4a', subject: 'Show prices', dirty: false };
    expect([commitWords(commit), commitWords({ ...commit, dirty: true }), commitWords(null)]).toEqual([
      '9f8e7d6',
      '9f8e7d6+',
      null,
    ]);
  });

  it('is drawn as up only while dynos run it', () => {
    expect(releaseState(aRelease({ current: true }))).toBe('up');
    expect(releaseState(aRelease())).toBe('complete');
    expect((['pending', 'failed', 'expired'] as const).map((status) => releaseState(aRelease({ status })))).toEqual([
      'starting',
      'failed',
      'down',
    ]);
  });
});

describe('what can be done with a release', () => {
  it('is trying again, while it is the newest and did not end well', () => {
    const failed = aRelease({ version: 9, status: 'failed' });
    expect(canRetry(failed, [failed, aRelease()])).toBe(true);
    expect(canRetry(failed, [aRelease({ version: 10 }), failed])).toBe(false);
    expect(canRetry(aRelease(), [aRelease()])).toBe(false);
  });

  it('is going back to it, unless it is there already', () => {
    expect(canRollBack(aRelease())).toBe(true);
    expect(canRollBack(aRelease({ current: true }))).toBe(false);
    expect(canRollBack(aRelease({ eligibleForRollback: false }))).toBe(false);
  });
});

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
