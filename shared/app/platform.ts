/** The platform's ways that a developer can rehearse: quotas, cycling, sleeping (docs/heroku.md §3). */

/** What its owner chose; remembered per folder. All are off unless chosen. */
export interface PlatformSettings {
  /** R14 as a warning; with R15 also the end of a dyno over twice its quota. */
  memory: 'off' | 'R14' | 'R14+R15';
  /** Heroku's runtime-metrics lines every 20 s. */
  runtimeMetrics: boolean;
  /** Restarts every dyno once a day (24 h and up to 216 min), as Heroku does. */
  cycling: boolean;
  /** Minutes without a request until web dynos sleep; null: never. Heroku's is 30. */
  sleepAfter: number | null;
  /**
   * Rules for a fleet hold to the letter. Off: a web dyno that listens on another port than $PORT goes on (R10 is only
   * said), and requests wait for the only dyno while it cannot be reached, which quarantine would refuse.
   */
  exact: boolean;
}

export const DEFAULT_PLATFORM: PlatformSettings = {
  memory: 'off',
  runtimeMetrics: false,
  cycling: false,
  sleepAfter: null,
  exact: false,
};

/** A dyno's whole process tree at one moment. */
export interface DynoSample {
  dyno: string;
  /** Resident bytes; shared pages count once for each process. */
  memory: number;
  /** Share of one core since the sample before: 1 is a whole core. */
  cpu: number;
  processes: number;
}

export interface Sample {
  /** Epoch milliseconds. */
  at: number;
  dynos: DynoSample[];
}
