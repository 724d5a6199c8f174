import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where a checkout keeps Electrons that it fetched or mended, mostly for its tests. Root's is open to other users,
 * because the sandboxed tests run as one of them and root's home is closed.
 */
export function cacheFolder(env = process.env) {
  if (env.DYNODECK_TEST_CACHE) return env.DYNODECK_TEST_CACHE;
  if (process.getuid?.() === 0) return '/var/cache/dynodeck-test';
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dynodeck-test');
}
