import type { Release, ReleaseCommit, ReleaseStatus, ReleaseSummary } from '../../shared/releases/release.ts';
import { t } from '../../shared/text/i18n.ts';
import type { ShownState } from '../ui/components/StateGlyph.tsx';

/** Heroku's words behind a description; empty for one that succeeded. */
export const STATUS_WORDS: Readonly<Record<ReleaseStatus, string>> = {
  pending: t('release command executing'),
  succeeded: '',
  failed: t('release command failed'),
  expired: t('release expired'),
};

/** What stands for a release in the list: the current one is the one that is up. */
export function releaseState({ status, current }: Pick<Release, 'status' | 'current'>): ShownState {
  if (status === 'pending') return 'starting';
  if (status === 'failed') return 'failed';
  if (status === 'expired') return 'down';
  return current ? 'up' : 'complete';
}

const SHORT_HASH = 7;

/** `9f8e7d6`, with `+` behind it when files were changed that are not in the commit. */
export function commitWords(commit: Release['commit']): string | null {
  return commit === null ? null : `${shortHash(commit)}${commit.dirty ? '+' : ''}`;
}

/** `9f8e7d6` */
export function shortHash({ hash }: Pick<ReleaseCommit, 'hash'>): string {
  return hash.slice(0, SHORT_HASH);
}

/** `2026/11/20 08:45:46 +0000`, as Heroku writes it; from epoch milliseconds. */
export function createdAt(at: number): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(0, 10).replaceAll('-', '/')} ${iso.slice(11, 19)} +0000`;
}

/** Whether a release is one that can be tried again: its command did not end well, and no newer one took its place. */
export function canRetry(release: Release, releases: readonly Release[]): boolean {
  return releases[0]?.version === release.version && (release.status === 'failed' || release.status === 'expired');
}

export function canRollBack({ eligibleForRollback, current }: Release): boolean {
  return eligibleForRollback && !current;
}

/** Whether "Deploy" would do something that a start or restart does not. */
export function canDeploy(summary: ReleaseSummary | null | undefined): boolean {
  if (!summary || summary.pending !== null || summary.current === null) return false;
  return summary.deployable || summary.isWithoutCommit === true;
}

/** What "Deploy" does, or why it cannot be pressed. */
export function deployHint(summary: ReleaseSummary | null | undefined): string {
  if (!summary || (summary.current === null && summary.pending === null)) {
    return t('Nothing is released yet: the first start makes the first release.');
  }
  if (summary.pending !== null) return t('The release command of v{pending} still runs.', { pending: summary.pending });
  if (summary.isWithoutCommit === true) {
    return t(
      'Releases the folder as it is and restarts all dynos. It has no commit, so its code cannot be rolled back to.',
    );
  }
  if (summary.deployable) return t('Makes a release of the commit that is checked out, and restarts all dynos.');
  return t('The current release has this commit already.');
}
