import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Why no window can be opened on this machine whatever Electron there is, or null. */
export function whyNoDisplay({ platform = process.platform, env = process.env, uid = process.getuid?.() } = {}) {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  // Chromium refuses to run its sandbox as root, and Dynodeck never runs without it.
  if (uid === 0) return "you are root, and Chromium's sandbox does not run as root";
  return null;
}

/** Why this Electron could not set up Chromium's sandbox as a normal user on this machine, or null. */
export function whyNoSandbox(electron, { platform = process.platform } = {}) {
  if (platform !== 'linux' || !userNamespacesAreOff() || isSetuidRoot(helperOf(electron))) return null;
  const helper = helperOf(electron);
  return `Chromium's sandbox needs: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`;
}

function helperOf(electron) {
  return join(dirname(electron), 'chrome-sandbox');
}

/** Debian's and Ubuntu's switches; where neither is there, user namespaces are on. */
function userNamespacesAreOff() {
  return (
    kernelSetting('kernel/unprivileged_userns_clone') === '0' ||
    kernelSetting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    kernelSetting('user/max_user_namespaces') === '0'
  );
}

function kernelSetting(name) {
  try {
    return readFileSync(join('/proc/sys', name), 'utf8').trim();
  } catch {
    return null;
  }
}

function isSetuidRoot(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === 0 && (stat.mode & 0o4000) !== 0;
}
