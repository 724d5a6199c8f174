/** How long the router waits for what, in milliseconds: Heroku's numbers (docs/heroku.md §0.1). */
export interface RouterTiming {
  /** For a connection to a dyno: H19. */
  connectMs: number;
  /** A dyno that could not be reached gets no request for so long. */
  quarantineMs: number;
  /** For the only dyno, while it cannot be reached: a server that restarts itself. Not with exact rules. */
  onlyDynoMs: number;
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
  /** From the first byte of a request's head to its last: H28. */
  headMs: number;
}

/** What a client's connection goes by while no request is under way. */
export type ClientTiming = Pick<RouterTiming, 'clientIdleMs' | 'headMs'>;

export const DEFAULT_ROUTER_TIMING: RouterTiming = {
  connectMs: 5_000,
  quarantineMs: 5_000,
  // None of Heroku's: a compiler may come before the server, and who waits for a page wants to know at last.
  onlyDynoMs: 10_000,
  waitMs: 75_000,
  firstByteMs: 30_000,
  idleMs: 55_000,
  keepAliveMs: 90_000,
  // Dev Center, "HTTP Routing", Not Supported: idle connections are closed after a minute.
  clientIdleMs: 60_000,
  // Heroku names none. To it a connection without a request is idle, and one that drips bytes of a head has none yet.
  headMs: 60_000,
};
