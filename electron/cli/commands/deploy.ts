import type { Register } from '../command.ts';

export const registerDeploy: Register = (program, run) => {
  program
    .command('deploy')
    .description('release the code of the folder as it is, and restart all dynos')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action(({ folder }: { folder?: string }) =>
      run(async (installation) => {
        const { deploy } = await import('../releases/release-actions.ts');
        return deploy(folder ?? null, installation);
      }),
    );
};

const HELP = `
The release command of the Procfile runs first; when it fails, dynos are left as they are and the exit status is 1.
The release notes HEAD's commit. In a folder without git it notes none, and its code cannot be rolled back to.
`;
