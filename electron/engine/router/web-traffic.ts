/** What idling and waking of web dynos go by. */
export interface WebTraffic {
  /** Epoch milliseconds at which a request last came or was being served; null: none yet. */
  readonly lastRequestAt: number | null;
  /** Called whenever a request is held because no dyno is up: time to wake one. */
  onWaiting(listener: () => void): void;
}
