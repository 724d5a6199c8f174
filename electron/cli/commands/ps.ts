import type { Register } from '../command.ts';

export const registerPs: Register = (program, run) => {
  program
    .command('ps')
    .description('list the dynos of the app that is open in this folder')
    .argument('[type]', 'only this process type')
    .option('--json', 'as JSON')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action((type: string | undefined, { folder, json }: { folder?: string; json?: true }) =>
      run(async () => {
        const { ps } = await import('../dynos/ps.ts');
        return ps({ folder: folder ?? null, type: type ?? null, json: json ?? false });
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck ps
  $ dynodeck ps --json | jq -r '.[].name'
`;
