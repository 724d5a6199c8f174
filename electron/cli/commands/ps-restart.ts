import type { Register } from '../command.ts';
import { type TargetFlags, targetOf, targetOptions } from '../dynos/target.ts';

export const registerPsRestart: Register = (program, run) => {
  targetOptions(
    program
      .command('ps:restart')
      .alias('restart')
      .description('restart all dynos, those of a process type, or one')
      .argument('[target]', 'a dyno or a process type (default: all but one-offs)'),
  )
    .addHelpText('after', HELP)
    .action((argument: string | undefined, { folder, ...flags }: TargetFlags & { folder?: string }) =>
      run(async () => {
        const target = targetOf(argument, flags);
        const { act } = await import('../dynos/act.ts');
        return act('Restarting', target, folder ?? null);
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck ps:restart
  $ dynodeck ps:restart -p web
  $ dynodeck ps:restart -d worker.1
`;
