/** What the platform needs to know of the requests for an app's web dynos; the router tells it. */
export interface WebTraffic {
  /** Epoch milliseconds of the newest request; null before the first. */
  readonly lastRequestAt: number | null;
  /** A request has come that no web dyno is up for, and waits. */
  onWaiting(listener: () => void): void;
}

/** Of an app without a router: nobody knows when its dynos are asked for anything. */
export const NO_WEB_TRAFFIC: WebTraffic = { lastRequestAt: null, onWaiting: () => {} };
