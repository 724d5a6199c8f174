import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { SnapshotProtection } from '../../../shared/releases/release.ts';
import type { SecretBox } from '../../engine/storage/secret-box.ts';
import type { FromUtility } from './utility-protocol.ts';

/** The system's key store, which only Electron's main process can use: it is asked for each piece. */
export class BrokeredSecretBox implements SecretBox {
  readonly protection: SnapshotProtection;
  readonly #tell: (message: FromUtility) => void;
  readonly #asked = new Map<number, (bytes: Uint8Array | null) => void>();
  #nextId = 1;

  constructor(protection: SnapshotProtection, tell: (message: FromUtility) => void) {
    this.protection = protection;
    this.#tell = tell;
  }

  async encrypt(bytes: Uint8Array): Promise<Uint8Array> {
    const sealed = await this.#ask('encrypt', bytes);
    if (sealed !== null) return sealed;
    throw new DynodeckError('internal', "the system's key store does not encrypt (any more): unlock it and try again");
  }

  decrypt(bytes: Uint8Array): Promise<Uint8Array | null> {
    return this.#ask('decrypt', bytes);
  }

  /** Main has answered. */
  answer(id: number, bytes: Uint8Array | null): void {
    this.#asked.get(id)?.(bytes);
    this.#asked.delete(id);
  }

  #ask(kind: 'encrypt' | 'decrypt', bytes: Uint8Array): Promise<Uint8Array | null> {
    return new Promise((resolve) => {
      const id = this.#nextId++;
      this.#asked.set(id, resolve);
      // A slice of a larger buffer would be copied with all that is around it.
      this.#tell({ kind, id, bytes: Uint8Array.from(bytes) });
    });
  }
}
