import { execFile } from 'node:child_process';
import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import { promisify } from 'node:util';

/** A git that hangs (a folder on a network that has gone) does not keep an app from opening. */
const GIT_TIMEOUT_MS = 2_000;
/** The longest address that mail can be sent to (RFC 5321 §4.5.3.1): longer ones would fill the log. */
const MAX_EMAIL_CHARACTERS = 254;

/** Who acts in a folder, as the log and releases name them: git's `user.email` there, else the login name. */
export async function userOf(folder: string): Promise<string> {
  const options = { cwd: folder, timeout: GIT_TIMEOUT_MS };
  const email = await promisify(execFile)('git', ['config', 'user.email'], options).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  return email !== '' && email.length <= MAX_EMAIL_CHARACTERS ? email : loginName();
}

/** The login name, or `unknown`: a container may run as a user that has no entry. */
export function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

/** $HOME, else what the system has for the user, else the root folder, as login(1) has it. Always absolute. */
export function homeFolder(): string {
  try {
    // An empty or relative $HOME would mean the current folder, which is an app's.
    const home = homedir();
    return isAbsolute(home) ? home : userInfo().homedir;
  } catch {
    return '/';
  }
}
