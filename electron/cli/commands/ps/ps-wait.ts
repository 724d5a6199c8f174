import { Option } from 'commander';
import type { Register } from '../../command.ts';

export const registerPsWait: Register = (program, run) => {
  program
    .command('ps:wait')
    .description('wait until every dyno is up with the newest release')
    .option('-t, --type <type>', 'only the dynos of this process type')
    .addOption(new Option('-R, --with-run', 'also one-off dynos').conflicts('type'))
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action(({ type, withRun, folder }: { type?: string; withRun?: true; folder?: string }) =>
      run(async () => {
        const { wait } = await import('../../dynos/wait.ts');
        return wait({ folder: folder ?? null, type: type ?? null, withRun: withRun ?? false });
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck ps:wait
  $ dynodeck ps:wait -t web && curl localhost:5001
`;
