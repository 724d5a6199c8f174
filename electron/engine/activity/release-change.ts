import { assertNever } from '../../../shared/text/assert-never.ts';
import type { Release } from '../../../shared/releases/release.ts';
import type { Happening } from './dyno-change.ts';

/** What a release that was made, or whose status changed, means to its owner; null while its command has to run. */
export function releaseHappening({ version, status, cause, description }: Release): Happening | null {
  const kind = cause === 'config' ? 'config' : 'release';
  const named = `v${version}: ${description}`;
  switch (status) {
    case 'pending':
      return null;
    case 'succeeded':
      return { kind, text: named, tone: 'plain' };
    case 'failed':
      return { kind, text: `${named} (its release command failed)`, tone: 'error' };
    case 'expired':
      return { kind, text: `${named} (Dynodeck ended before its release command did)`, tone: 'warning' };
    default:
      return assertNever(status);
  }
}
