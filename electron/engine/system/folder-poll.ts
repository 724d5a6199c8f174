/** A folder that has gone is looked for again this often; files inside it are watched once it is back. */
const FOLDER_POLL_MS = 2_000;

/** Looks again, once, a while after it was asked to. */
export class FolderPoll {
  #timer: NodeJS.Timeout | null = null;

  readonly #poll: () => void;

  constructor(look: () => void) {
    this.#poll = look;
  }

  wait(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#poll();
    }, FOLDER_POLL_MS);
  }

  dispose(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }
}
