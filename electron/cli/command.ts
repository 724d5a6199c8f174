import type { Command } from 'commander';
import type { Installation } from './app/installation.ts';

/** What a command does once its arguments are understood; settles with the exit status. */
export type Work = (installation: Installation) => Promise<number>;

/**
 * Adds one command to the program. Its grammar is all that is loaded at the start; what it does is imported when it is
 * called, so that `dynodeck ps` does not wait for an engine it does not need.
 */
export type Register = (program: Command, run: (work: Work) => Promise<void>) => void;
