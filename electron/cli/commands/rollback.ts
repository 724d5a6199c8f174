import type { Register } from '../command.ts';

export const registerRollback: Register = (program, run) => {
  program
    .command('rollback')
    .description('go back to the config vars of an earlier release, and with --code to its code')
    .argument('[version]', 'such as v12 (default: the newest but one that succeeded)')
    .option('--code', "run that release's commit from a git worktree; the folder is not touched")
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action((version: string | undefined, { folder, code }: { folder?: string; code?: true }) =>
      run(async (installation) => {
        const { rollback } = await import('../releases/release-actions.ts');
        return rollback({ folder: folder ?? null, version: version ?? null, code: code ?? false }, installation);
      }),
    );
};

const HELP = `
The env files are written, and a new release is made. \`dynodeck deploy\` returns to the code of the folder.

Examples:
  $ dynodeck rollback
  $ dynodeck rollback v12 --code
`;
