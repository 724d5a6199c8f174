/** What the config panel shows of a config var. */

/** Where a value stands in a file. */
export interface ConfigVarPlace {
  file: string;
  /** Null in a JSON file. */
  line: number | null;
}

export interface ConfigVarEntry {
  name: string;
  /** Null unless it was asked to be revealed. */
  value: string | null;
  /** Of the value, in UTF-8. */
  bytes: number;
  origin: ConfigVarPlace;
  /** Values that this one hides: in earlier files or lines, and in the shell's environment. */
  shadows: (ConfigVarPlace | 'shell')[];
  /** Looks like a secret by its name. */
  secret: boolean;
  /** Rules of Heroku that it breaks, a sentence each; it is used all the same. */
  problems: string[];
}

export interface ConfigListing {
  vars: ConfigVarEntry[];
  /** Of all names and values, against Heroku's 64 KB. */
  bytes: number;
  limit: number;
  /** In order; a change without a file goes to where the name stands, a new name to the last file. */
  files: string[];
}

/** What a change of config vars has led to. */
export interface ConfigChange {
  /** Names that were set to another value, and names that were removed; in the order asked for. */
  set: string[];
  removed: string[];
  /** The release that it made; null when nothing changed. */
  version: number | null;
  /** Dynos that are being restarted for it, or will be. */
  restarted: string[];
  /** They will be when the release command, which runs now, has ended with 0. Absent: there is nothing to wait for. */
  isHeldBack?: true;
  /** Other programs that would read a new value as something else, a sentence or more for each file. Absent: none. */
  warnings?: string[];
}
