import type { Command } from 'commander';
import type { Register } from '../command.ts';
import { targetOf, targetOptions, type Doing, type TargetFlags } from './target.ts';

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
