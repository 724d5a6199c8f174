/** What is used of electron-updater. */
export interface Updater {
  /** @returns the newer version there is, or null. Rejects when nobody could be asked. */
  check(): Promise<string | null>;
  /** @param onPercent 0 to 100 */
  download(onPercent: (percent: number) => void): Promise<void>;
  /** Ends this process and starts the downloaded version. */
  install(): void;
}
