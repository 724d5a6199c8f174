import { describeSlug } from '../../../shared/releases/release-change.ts';
import type { StoredRelease } from './ledger/release-line.ts';

/** Heroku's dyno metadata (docs/heroku.md §2.5), from the release a dyno runs. */
export function releaseMetadata(app: string, release: StoredRelease | null): Record<string, string> {
  if (release === null) return { HEROKU_APP_NAME: app };
  const { version, at, commit } = release;
  return {
    HEROKU_APP_NAME: app,
    HEROKU_RELEASE_VERSION: `v${version}`,
    HEROKU_RELEASE_CREATED_AT: formatSeconds(at),
    ...(commit === null ? {} : { HEROKU_SLUG_COMMIT: commit.hash, HEROKU_SLUG_DESCRIPTION: describeSlug(commit.hash) }),
  };
}

/** `2015-04-02T18:00:42Z` */
function formatSeconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;
}
