import type { BenchApp } from './bench-app.ts';

export const DYNODECK = 'dynodeck local';

/** A program that runs the processes of an app: Dynodeck, or one that people use today. */
export interface Runner {
  name: string;
  version: string;
  /** The command that runs these processes in the app's folder. */
  command(app: BenchApp): string[];
  env: Record<string, string>;
  /**
   * `lines`: prints what its processes print, line by line, and Ctrl-C ends them all.
   * `screen`: draws windows, needs a terminal, and Ctrl-C goes to one process only.
   */
  output: 'lines' | 'screen';
}
