import { safeStorage } from 'electron';
import type { SnapshotProtection } from '../../shared/release.ts';

/** What safeStorage calls the lack of a key store: it would encrypt with a key that is in its source. */
const NO_STORE = 'basic_text';
const NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Encrypted with a key in the macOS keychain.',
  win32: 'Encrypted with a key of your Windows account (DPAPI).',
};

/** How config vars of releases are kept on disk. To be called once Electron is ready. */
export function describeKeyStore(): SnapshotProtection {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
  if (backend === NO_STORE || !safeStorage.isEncryptionAvailable()) {
    const description = 'Kept in a file that only you can read (mode 0600), not encrypted: this system has no key store.';
    return { encrypted: false, description };
  }
  return { encrypted: true, description: NAMES[process.platform] ?? `Encrypted with a key in ${backend ?? 'the key store'}.` };
}

/** Null when the key store refuses. */
export function encrypt(bytes: Uint8Array): Uint8Array | null {
  return attempt(() => safeStorage.encryptString(Buffer.from(bytes).toString('base64')));
}

/** Null when it cannot be decrypted (any more). */
export function decrypt(bytes: Uint8Array): Uint8Array | null {
  return attempt(() => Buffer.from(safeStorage.decryptString(Buffer.from(bytes)), 'base64'));
}

function attempt(work: () => Uint8Array): Uint8Array | null {
  try {
    return work();
  } catch {
    return null;
  }
}
