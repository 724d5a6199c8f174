import type { Command } from 'commander';
import { CommandFailure } from '../output/failure.ts';
import type { Doing } from './restart-stop.ts';
import type { Register } from '../command.ts';

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

/**
 * Lets a command do something to dynos, which its argument or flags name.
 * @param requireTarget throws at null where a command is not for all dynos
 */
export function actsOnTarget(
  command: Command,
  run: Parameters<Register>[1],
  doing: Doing,
  requireTarget: (target: string | null) => void = () => {},
): void {
  type Flags = TargetFlags & { folder?: string };
  targetOptions(command).action((argument: string | undefined, { folder, ...flags }: Flags) =>
    run(async () => {
      const target = targetOf(argument, flags);
      requireTarget(target);
      const { act } = await import('./restart-stop.ts');
      return act(doing, target, folder ?? null);
    }),
  );
}
