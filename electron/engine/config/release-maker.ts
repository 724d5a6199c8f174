/** Names of config vars that got another value, and of those that went. */
export interface ChangedNames {
  set: string[];
  removed: string[];
}

/** Makes releases of changed config vars. */
export interface ReleaseMaker {
  /**
   * Makes one release of a change that is in the files already, and moves the dynos to it.
   * @param touched running dynos of the formation whose config vars are others now
   * @returns its version as soon as it is on the ledger; null when there is no ledger
   */
  configChanged(names: ChangedNames, touched: readonly string[]): Promise<number | null>;
  /** Who makes them, for the log; absent: nobody is named. */
  user?(): Promise<string>;
}

/** For an app without a ledger: the dynos are restarted, and that is all. */
export function restartOnly(restart: (dyno: string) => void): ReleaseMaker {
  return {
    async configChanged(_, touched) {
      for (const dyno of touched) restart(dyno);
      return null;
    },
  };
}
