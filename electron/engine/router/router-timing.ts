/** How long the router waits for what, in milliseconds: Heroku's numbers (heroku-platform.md §0.1). */
export interface RouterTiming {
  /** For a connection to a dyno: H19. */
  connectMs: number;
  /** A dyno that could not be reached gets no request for so long. */
  quarantineMs: number;
  /** For a dyno to be up, or out of quarantine: H20, H34. */
  waitMs: number;
  /** From the end of the request to the first byte of the response: H12. */
  firstByteMs: number;
  /** Between two bytes, of either side: H15, H28. */
  idleMs: number;
  /** A connection to a dyno is kept for the next request. */
  keepAliveMs: number;
  /** A client's connection is kept without a request. */
  clientIdleMs: number;
}

export const DEFAULT_ROUTER_TIMING: RouterTiming = {
  connectMs: 5_000,
  quarantineMs: 5_000,
  waitMs: 75_000,
  firstByteMs: 30_000,
  idleMs: 55_000,
  keepAliveMs: 90_000,
  // Heroku does not say; browsers give up theirs after a minute or two.
  clientIdleMs: 90_000,
};
