/** Something in a file of the app that its owner should know, in plain words. The rest of the file is used. */
export interface Problem {
  /** Path as its owner named it, relative to the app's folder where possible. */
  file: string;
  /** 1-based; null when the problem is the file itself. */
  line: number | null;
  /** `error`: something was left out. `warning`: it was used, but perhaps not as meant. */
  level: 'error' | 'warning';
  message: string;
}
