import type { Command } from 'commander';
import { CommandFailure } from '../output/failure.ts';

/** What is done to dynos, as it is said while it is done → the request for it. */
export const REQUESTS = { Restarting: 'dynos.restart', Stopping: 'dynos.stop', Cycling: 'platform.cycle' } as const;

export type Doing = keyof typeof REQUESTS;

/** Which dynos a command is about: Heroku has taken an argument, and takes these flags now. */
export interface TargetFlags {
  dynoName?: string;
  processType?: string;
}

export function targetOptions(command: Command): Command {
  return command
    .option('-d, --dyno-name <dyno>', 'a dyno')
    .option('-p, --process-type <type>', 'a process type')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)');
}

/** A dyno, a process type, or null for all. */
export function targetOf(argument: string | undefined, { dynoName, processType }: TargetFlags): string | null {
  const named = [argument, dynoName, processType].filter((name) => name !== undefined);
  if (named.length > 1) throw new CommandFailure('Name one dyno or one process type, not several.');
  return named[0] ?? null;
}
