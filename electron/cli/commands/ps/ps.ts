import { Option } from 'commander';
import type { Register } from '../../command.ts';

interface Flags {
  long?: true;
  json?: true;
  folder?: string;
}

export const registerPs: Register = (program, run) => {
  program
    .command('ps')
    .description('list the dynos of the app that is open in this folder')
    .argument('[types...]', 'only these process types')
    .option('--long', 'with ports, pids, restarts and what they use')
    .addOption(new Option('--json', 'as JSON').conflicts('long'))
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action((types: string[], { folder, json, long }: Flags) =>
      run(async () => {
        const { ps } = await import('../../dynos/ps.ts');
        return ps({ folder: folder ?? null, types, format: json ? 'json' : long ? 'long' : 'heroku' });
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck ps
  $ dynodeck ps web worker
  $ dynodeck ps --long
  $ dynodeck ps --json | jq -r '.[].name'
`;
