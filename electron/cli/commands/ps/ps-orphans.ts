import { Option } from 'commander';
import type { Register } from '../../command.ts';

interface Flags {
  stop?: true;
  ignore?: true;
  all?: true;
  json?: true;
  folder?: string;
}

export const registerPsOrphans: Register = (program, run) => {
  program
    .command('ps:orphans')
    .description('list dynos that a Dynodeck which was killed has left running, and end them')
    .option('--stop', 'end them: SIGTERM, five seconds, SIGKILL')
    .addOption(new Option('--ignore', 'leave them running, and never mention them again').conflicts('stop'))
    .option('--all', 'those of every folder')
    .option('--folder <dir>', 'the folder they were started in (default: the current one)')
    .option('--json', 'list them as JSON')
    .addHelpText('after', HELP)
    .action(({ stop, ignore, all, json, folder }: Flags) =>
      run(async () => {
        const { psOrphans } = await import('../../local/ps-orphans.ts');
        const action = stop ? 'stop' : ignore ? 'ignore' : 'list';
        return psOrphans({ action, folder: all ? null : (folder ?? '.'), json: json ?? false });
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck ps:orphans
  $ dynodeck ps:orphans --stop
  $ dynodeck ps:orphans --all --json
`;
