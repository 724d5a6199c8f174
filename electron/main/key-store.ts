import { safeStorage } from 'electron';
import type { SnapshotProtection } from '../../shared/release.ts';
import { t } from '../../shared/words.ts';

/** What safeStorage calls the lack of a key store: it would encrypt with a key that is in its source. */
const NO_STORE = 'basic_text';
const NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: t('Encrypted with a key in the macOS keychain.'),
  win32: t('Encrypted with a key of your Windows account (DPAPI).'),
};

/**
 * Chromium's switch for doing without a key store. Only the command line counts: code can add switches as well, and its
 * owner should know that a known key is used.
 */
const NO_STORE_CHOSEN = process.argv.includes('--password-store=basic');
const KNOWN_KEY: SnapshotProtection = {
  encrypted: true,
  isKeyKnown: true,
  description: t(
    'Not secret: scrambled with a known key (--password-store=basic). The file is for you alone to read (mode 0600).',
  ),
};

/** How config vars of releases are kept on disk. To be called once Electron is ready. */
export function describeKeyStore(): SnapshotProtection {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
  if (backend === NO_STORE) {
    // What was scrambled once can still be read when the switch is left out.
    safeStorage.setUsePlainTextEncryption(true);
    if (NO_STORE_CHOSEN) return KNOWN_KEY;
  }
  if (backend === NO_STORE || !safeStorage.isEncryptionAvailable()) {
    const description = t(
      'Not encrypted: this system has no key store. The file is for you alone to read (mode 0600).',
    );
    return { encrypted: false, description };
  }
  return {
    encrypted: true,
    description: NAMES[process.platform] ?? `Encrypted with a key in ${backend ?? 'the key store'}.`,
  };
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
