/** One frame of a 60 Hz screen: nothing is told more often. */
export const FRAME_MS = 16;
/** How long looking for matches may keep the engine from reading dynos. */
const SLICE_MS = 8;
/** How long the last look before an app is forgotten may take: nobody sees the log scroll any more. */
const LAST_SLICE_MS = 100;

/** A view of a log, as far as it has to be kept up to date. */
export interface ScheduledView {
  /** Looks at new lines until `deadline`; false when there are more. */
  extend(deadline: number): boolean;
  /** A line that came earlier has changed. */
  update(line: number): void;
  /** All lines have gone. */
  forget(): void;
  /** Tells the client what has changed since it was told last. */
  notify(): void;
}

/** Told of every batch of lines, within the read of a dyno's output: it must do no more than set a timer. */
export interface Follower {
  wake(): void;
}

/** Keeps the views of a log up to date: in slices while lines are left to look at, telling once per frame. */
export class ViewSchedule {
  readonly #views = new Set<ScheduledView>();
  readonly #followers = new Set<Follower>();
  #frame: NodeJS.Timeout | null = null;
  #slice: NodeJS.Immediate | null = null;

  readonly #onUnwatched: () => void;

  /** @param onUnwatched the last view was closed */
  constructor(onUnwatched: () => void = () => {}) {
    this.#onUnwatched = onUnwatched;
  }

  add(view: ScheduledView): void {
    this.#views.add(view);
  }

  remove(view: ScheduledView): void {
    if (!this.#views.delete(view) || this.#views.size > 0) return;
    this.#stop();
    this.#onUnwatched();
  }

  /** Lines have come: their views learn it with the next frame. */
  wake(): void {
    for (const follower of this.#followers) follower.wake();
    this.wakeViews();
  }

  follow(follower: Follower): void {
    this.#followers.add(follower);
  }

  unfollow(follower: Follower): void {
    this.#followers.delete(follower);
  }

  /** A view has something to tell or to look at. */
  wakeViews(): void {
    if (this.#frame === null && this.#views.size > 0) this.#frame = setTimeout(this.#onFrame, FRAME_MS);
  }

  /** A line that came earlier has changed. */
  update(line: number): void {
    for (const view of this.#views) view.update(line);
  }

  /** All lines have gone. */
  forget(): void {
    for (const view of this.#views) view.forget();
    this.wakeViews();
  }

  /** Tells once more, for who follows a log to its last line, and then never again. */
  finish(): void {
    this.#followers.clear();
    const deadline = performance.now() + LAST_SLICE_MS;
    for (const view of this.#views) {
      view.extend(deadline);
      view.notify();
    }
    this.#views.clear();
    this.#stop();
  }

  #stop(): void {
    if (this.#frame !== null) clearTimeout(this.#frame);
    if (this.#slice !== null) clearImmediate(this.#slice);
    this.#frame = null;
    this.#slice = null;
  }

  readonly #onFrame = (): void => {
    this.#frame = null;
    this.#extend();
    for (const view of this.#views) view.notify();
  };

  readonly #onSlice = (): void => {
    this.#slice = null;
    this.#extend();
  };

  /** One slice for all views. As long as any is behind, another follows, and a frame to tell what it found. */
  #extend(): void {
    const deadline = performance.now() + SLICE_MS;
    let caughtUp = true;
    for (const view of this.#views) caughtUp = view.extend(deadline) && caughtUp;
    if (caughtUp) return;
    this.#slice ??= setImmediate(this.#onSlice);
    this.wakeViews();
  }
}
