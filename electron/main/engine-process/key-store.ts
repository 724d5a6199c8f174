import { safeStorage } from 'electron';
import type { SnapshotProtection } from '../../../shared/releases/release.ts';
import { t } from '../../../shared/text/i18n.ts';

/** What safeStorage calls the lack of a key store: it would encrypt with a key that is in its source. */
const NO_STORE = 'basic_text';

/**
 * Chromium's switch for doing without a key store. Only the command line counts: code can add switches as well, and its
 * owner should know that a known key is used.
 */
const NO_STORE_CHOSEN = process.argv.includes('--password-store=basic');

/** How config vars of releases are kept on disk. To be called once Electron is ready. */
export function describeKeyStore(): SnapshotProtection {
  const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
  if (backend === NO_STORE) {
    // What was scrambled once can still be read when the switch is left out.
    safeStorage.setUsePlainTextEncryption(true);
    if (NO_STORE_CHOSEN) {
      const description = t(
        'Not secret: scrambled with a known key (--password-store=basic). The file is for you alone to read (mode 0600).',
      );
      return { encrypted: true, isKeyKnown: true, description };
    }
  }
  if (backend === NO_STORE || !safeStorage.isEncryptionAvailable()) {
    const description = t(
      'Not encrypted: this system has no key store. The file is for you alone to read (mode 0600).',
    );
    return { encrypted: false, description };
  }
  return { encrypted: true, description: storeWords(backend) };
}

/** @param backend what Chromium calls the key store on Linux */
function storeWords(backend: string | null): string {
  if (process.platform === 'darwin') return t('Encrypted with a key in the macOS keychain.');
  if (process.platform === 'win32') return t('Encrypted with a key of your Windows account (DPAPI).');
  return backend === null
    ? t('Encrypted with a key in the key store.')
    : t('Encrypted with a key in {keyStore}.', { keyStore: backend });
}

/** Encrypts with the key store; null when it refuses. */
export function encrypt(bytes: Uint8Array): Uint8Array | null {
  return attempt(() => safeStorage.encryptString(Buffer.from(bytes).toString('base64')));
}

/** Decrypts with the key store; null when that cannot be done (any more). */
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
