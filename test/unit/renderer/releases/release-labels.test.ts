import { describe, expect, it } from 'vitest';
import type { Release } from '../../../../shared/releases/release.ts';
import {
  canRetry,
  canRollBack,
  commitWords,
  createdAt,
  releaseState,
  STATUS_WORDS,
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
