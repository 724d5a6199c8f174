import type { Register } from '../command.ts';
import { type TargetFlags, targetOf, targetOptions } from '../dynos/target.ts';
import { CommandFailure } from '../failure.ts';

export const registerPsStop: Register = (program, run) => {
  targetOptions(
    program
      .command('ps:stop')
      .alias('ps:kill')
      .description('stop the dynos of a process type, or one')
      .argument('[target]', 'a dyno or a process type'),
  )
    .addHelpText('after', HELP)
    .action((argument: string | undefined, { folder, ...flags }: TargetFlags & { folder?: string }) =>
      run(async () => {
        const target = targetOf(argument, flags);
        if (target === null) {
          throw new CommandFailure('Please specify a process type or dyno name to stop, such as -p web or -d run.4859.');
        }
        const { act } = await import('../dynos/act.ts');
        return act('Stopping', target, folder ?? null);
      }),
    );
};

const HELP = `
Stopped dynos stay down until \`dynodeck ps:restart\`.

Examples:
  $ dynodeck ps:stop -p worker
  $ dynodeck ps:stop -d run.4859
`;
