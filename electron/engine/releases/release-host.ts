import type { Release } from '../../../shared/releases/release.ts';
import type { AppFiles } from '../source/source-files.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { SecretBox } from '../storage/secret-box.ts';

export interface ReleaseContext {
  /** Where the app's releases are kept; null: in memory. */
  folder: string | null;
  box: SecretBox;
  /** A release was made, or its status changed. */
  released(release: Release): void;
}

/** Writes the app's env files: what a rollback needs of the part that edits config vars. */
interface ConfigWriter {
  /**
   * Makes these, and no others, the config vars that the env files give. Resolves once the files are safely on disk.
   * @throws {DynodeckError} when they cannot be written; the message says why
   */
  replaceAll(vars: Record<string, string>): Promise<void>;
}

/** What releases ask of the app they belong to. */
export interface ReleaseHost {
  readonly name: string;
  readonly folder: string;
  readonly closing: boolean;
  readonly trusted: boolean;
  /** Whether the formation is meant to run. */
  readonly started: boolean;
  /** Those of the formation that are wanted. */
  readonly wanted: readonly Dyno[];
  /** Of a release command, in milliseconds. */
  readonly timeoutMs: number;
  /** The developer's own. */
  readonly environment: Record<string, string>;
  readonly writer: ConfigWriter;
  files(): AppFiles;
  /** Those of another folder, such as an old commit's. */
  filesIn(folder: string): Promise<AppFiles>;
  /** Reads the files again. */
  reload(): Promise<void>;
  /** Whether a dyno runs with an older command or older config vars than the files say. */
  isStale(dyno: Dyno): boolean;
  /** A line of `app[api]`. */
  log(text: string): void;
  /** A one-off dyno for a release command; ones that ended before are forgotten. */
  addReleaseDyno(command: string): Dyno;
  changed(): void;
}
