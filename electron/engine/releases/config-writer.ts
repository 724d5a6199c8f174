/** Writes the app's env files: what a rollback needs of the part that edits config vars. */
export interface ConfigWriter {
  /**
   * Makes these, and no others, the config vars that the env files give. Resolves once the files are safely on disk.
   * @throws {DynodeckError} when they cannot be written; the message says why
   */
  replaceAll(vars: Record<string, string>): Promise<void>;
}
