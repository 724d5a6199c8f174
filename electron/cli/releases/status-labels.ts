import type { HerokuColour } from '../../../shared/logs/heroku-colours.ts';
import type { ReleaseStatus } from '../../../shared/releases/release.ts';

interface StatusWords {
  text: string;
  colour: HerokuColour;
}

/** What `heroku releases` says behind the description of a release that did not simply succeed. */
const WORDS: Record<ReleaseStatus, StatusWords | null> = {
  pending: { text: 'release command executing', colour: 'yellow' },
  failed: { text: 'release command failed', colour: 'red' },
  expired: { text: 'release expired', colour: 'dim' },
  succeeded: null,
};

export function statusWords(status: ReleaseStatus): StatusWords | null {
  return WORDS[status];
}
