/** Chromium drops the oldest WebGL context of a page beyond 16; other pages of the process may hold some. */
const MAX_CONTEXTS = 8;

/** A terminal that can be painted with WebGL. */
export interface WebglUser {
  enableWebgl(): void;
  disableWebgl(): void;
}

/** Gives WebGL to the terminals that were shown last; all others use the DOM. */
export class WebglPool {
  /** In order of use, newest last. */
  readonly #users = new Set<WebglUser>();

  take(user: WebglUser): void {
    this.#users.delete(user);
    this.#users.add(user);
    user.enableWebgl();
    for (const oldest of this.#users) {
      if (this.#users.size <= MAX_CONTEXTS) break;
      this.giveBack(oldest);
    }
  }

  giveBack(user: WebglUser): void {
    if (this.#users.delete(user)) user.disableWebgl();
  }
}
