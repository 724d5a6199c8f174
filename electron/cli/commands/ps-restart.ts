import type { Register } from '../command.ts';
import { type TargetFlags, targetOf } from '../dynos/target.ts';

export const registerPsRestart: Register = (program, run) => {
  program
    .command('ps:restart')
    .alias('restart')
    .description('restart all dynos, those of a process type, or one')
    .argument('[target]', 'a dyno or a process type (default: all but one-offs)')
    .option('-d, --dyno-name <dyno>', 'a dyno')
    .option('-p, --process-type <type>', 'a process type')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
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
  $ dynodeck ps:restart web
  $ dynodeck ps:restart worker.1
`;
