import type { Register } from '../../command.ts';

export const registerPsScale: Register = (program, run) => {
  program
    .command('ps:scale')
    .alias('scale')
    .description('change how many dynos of a process type run, and their size')
    .argument('[changes...]', 'web=2, worker+1, clock-1, web=2:standard-2x (default: print the formation)')
    .option('--json', 'print the formation as JSON')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action((changes: string[], { folder, json }: { folder?: string; json?: true }) =>
      run(async () => {
        const { scale } = await import('../../dynos/scale.ts');
        return scale({ folder: folder ?? null, changes, json: json ?? false });
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck ps:scale web=3 worker+1
  $ dynodeck ps:scale web=2:standard-2x
  $ dynodeck ps:scale                  prints what can be given back to it
`;
