import type { AppSnapshot } from '../../../shared/app/app.ts';
import { sessionOf } from './session.ts';
import { type Session } from '../settings/saved-session.ts';

/** In milliseconds: starting an app changes it dozens of times, and each save writes a file. */
const SAVE_DELAY_MS = 500;

/** Keeps what is open on disk, so that even a Dynodeck that was killed comes back as it was. */
export class SessionKeeper {
  readonly #write: (session: Session) => void;
  #saved = '';
  #latest: Session | null = null;
  #timer: NodeJS.Timeout | undefined;
  #frozen = true;

  constructor(write: (session: Session) => void) {
    this.#write = write;
  }

  /** @param apps null while the engine is not there: what was open then stays */
  update(apps: readonly AppSnapshot[] | null): void {
    if (this.#frozen || apps === null) return;
    this.#latest = sessionOf(apps);
    this.#timer ??= setTimeout(() => this.#save(), SAVE_DELAY_MS);
  }

  /** Before this, apps are still being opened again: half a session must not take the place of the whole. */
  begin(): void {
    this.#frozen = false;
  }

  /** Dynos are stopped from now on because Dynodeck ends, or because their engine has. */
  freeze(): void {
    this.#save();
    this.#frozen = true;
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = JSON.stringify(this.#latest);
    if (this.#latest === null || text === this.#saved) return;
    this.#saved = text;
    this.#write(this.#latest);
    this.#latest = null;
  }
}
