import { randomBytes } from 'node:crypto';
import { FAMILY_VARIABLE, familyOf, killMembers } from '../measure/family.ts';

/** A launch takes three seconds on a busy machine; some never come to their end, with the window already there. */
const LAUNCH_MS = 45_000;
const ATTEMPTS = 3;

/**
 * Launches Electron, again when it hangs: then its processes are killed, which fails the launch.
 * @param launch gives its processes this environment
 */
export async function untilLaunched<T>(launch: (mark: Record<string, string>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const mark = randomBytes(8).toString('hex');
    const timer = setTimeout(() => killMembers(familyOf(null, mark)), LAUNCH_MS);
    try {
      return await launch({ [FAMILY_VARIABLE]: mark });
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}
