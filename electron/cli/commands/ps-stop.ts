import type { Register } from '../command.ts';
import { type TargetFlags, targetOf } from '../dynos/target.ts';
import { CommandFailure } from '../failure.ts';

export const registerPsStop: Register = (program, run) => {
  program
    .command('ps:stop')
    .alias('ps:kill')
    .description('stop the dynos of a process type, or one')
    .argument('[target]', 'a dyno or a process type')
    .option('-d, --dyno-name <dyno>', 'a dyno')
    .option('-p, --process-type <type>', 'a process type')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action((argument: string | undefined, { folder, ...flags }: TargetFlags & { folder?: string }) =>
      run(async () => {
        const target = targetOf(argument, flags);
        if (target === null) throw new CommandFailure('Name a process type or a dyno to stop, such as run.4859.');
        const { act } = await import('../dynos/act.ts');
        return act('Stopping', target, folder ?? null);
      }),
    );
};

const HELP = `
Stopped dynos stay down until \`dynodeck ps:restart\`.

Examples:
  $ dynodeck ps:stop worker
  $ dynodeck ps:stop run.4859
`;
