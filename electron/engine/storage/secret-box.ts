import type { SnapshotProtection } from '../../../shared/releases/release.ts';

/** Keeps values of config vars from who can read the files of Dynodeck's own folder. */
export interface SecretBox {
  readonly protection: SnapshotProtection;
  /** @throws when the system's key store refuses */
  encrypt(bytes: Uint8Array): Promise<Uint8Array>;
  /** Null when they cannot be decrypted (any more): another user, another machine, a key store that has gone. */
  decrypt(bytes: Uint8Array): Promise<Uint8Array | null>;
}

export const NOT_ENCRYPTED: SnapshotProtection = {
  encrypted: false,
  description: 'Not encrypted: only the desktop app has a key store. The file is for you alone to read (mode 0600).',
};

/** Where there is no key store: values are kept as they are, and it is said so. */
export const PLAIN_BOX: SecretBox = {
  protection: NOT_ENCRYPTED,
  encrypt: (bytes) => Promise.resolve(bytes),
  decrypt: () => Promise.resolve(null),
};
