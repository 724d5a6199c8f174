import type { Socket } from 'node:net';
import { join } from 'node:path';
import { toFailure } from '../../../../shared/contract/failure.ts';
import { PLAIN, type Serve } from '../listener/negotiated-protocol.ts';
import { Authority } from './authority.ts';
import { acceptBoth } from './tls-accept.ts';

/** Of the state folder. */
const FOLDER = 'authority';

/** The engine's authority, opened when the first app wants TLS. */
export class TlsSwitch {
  #authority: Authority | null = null;
  #isOpening = false;
  #problem: string | null = null;

  readonly #stateFolder: string | null;
  readonly #changed: () => void;

  /** @param changed the authority is there, or cannot be had */
  constructor(
    stateFolder: string | null,
    changed: () => void,
  ) {
    this.#stateFolder = stateFolder;
    this.#changed = changed;
  }

  /** Of the authority's certificate, for who wants to trust it. */
  get path(): string | null {
    return this.#authority?.path ?? null;
  }

  get ready(): boolean {
    return this.#authority !== null;
  }

  /** Why there is no TLS: one line. */
  get problem(): string | null {
    return this.#problem;
  }

  want(): void {
    if (this.#isOpening) return;
    this.#isOpening = true;
    void this.#open();
  }

  /** @param isOn whether TLS is protocol here at all */
  accept(socket: Socket, isOn: boolean, serve: Serve): void {
    if (isOn && this.#authority !== null) acceptBoth(socket, this.#authority, serve);
    else serve(socket, PLAIN);
  }

  async #open(): Promise<void> {
    try {
      this.#authority = await Authority.open(this.#stateFolder === null ? null : join(this.#stateFolder, FOLDER));
    } catch (error) {
      this.#problem = `There is no HTTPS, as its certificate could not be kept: ${toFailure(error).message}`;
      this.#isOpening = false;
    }
    this.#changed();
  }
}
