import type { Release } from '../../../shared/releases/release.ts';

/** The fields of Heroku's API as far as there is such a thing here. */
export function releaseJson(release: Release): Record<string, unknown> {
  const { version, status, description, user, at, commit, current, eligibleForRollback, command, cause } = release;
  return {
    version,
    status,
    description,
    user: { email: user },
    created_at: new Date(at).toISOString(),
    current,
    eligible_for_rollback: eligibleForRollback,
    cause,
    commit,
    release_command: command && { dyno: command.dyno, exit_status: command.status },
  };
}
