import { toCount } from '../app/app-options.ts';
import type { Register } from '../command.ts';

interface Flags {
  folder?: string;
}

const FOLDER = ['--folder <dir>', 'the app (default: the one open in this folder or the nearest above)'] as const;
/** What `heroku releases` shows. */
const DEFAULT_COUNT = 15;

export const registerReleases: Register = (program, run) => {
  program
    .command('releases')
    .description('list the releases of the app in this folder')
    .option('-n, --num <count>', `how many (default: ${DEFAULT_COUNT})`, toCount('-n'))
    .option('--json', 'as JSON')
    .option(...FOLDER)
    .addHelpText('after', HELP)
    .action(({ folder, num, json }: Flags & { num?: number; json?: true }) =>
      run(async () => {
        const { showReleases } = await import('../releases/show-releases.ts');
        return showReleases({ folder: folder ?? null, count: num ?? DEFAULT_COUNT, json: json ?? false });
      }),
    );
  program
    .command('releases:info')
    .description('show what a release changed, and its config vars')
    .argument('[version]', 'such as v12 (default: the newest)')
    .option('-s, --shell', 'config vars as lines for a shell')
    .option('--json', 'as JSON')
    .option(...FOLDER)
    .action((version: string | undefined, { folder, shell, json }: Flags & { shell?: true; json?: true }) =>
      run(async () => {
        const { showInfo } = await import('../releases/show-releases.ts');
        const [isForShell, isJson] = [shell ?? false, json ?? false];
        return showInfo({ folder: folder ?? null, version: version ?? null, shell: isForShell, json: isJson });
      }),
    );
  program
    .command('releases:output')
    .description('show what a release command printed, until it has ended')
    .argument('[version]', 'such as v12 (default: the newest)')
    .option(...FOLDER)
    .action((version: string | undefined, { folder }: Flags) =>
      run(async () => {
        const { showOutput } = await import('../releases/show-releases.ts');
        return showOutput({ folder: folder ?? null, version: version ?? null });
      }),
    );
  program
    .command('releases:retry')
    .description('run the command of a release again, in a new release')
    .argument('[version]', 'such as v12 (default: the newest)')
    .option(...FOLDER)
    .action((version: string | undefined, { folder }: Flags) =>
      run(async (installation) => {
        const { retry } = await import('../releases/release-actions.ts');
        return retry(folder ?? null, version ?? null, installation);
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck releases -n 50
  $ dynodeck releases:info v12 --shell
  $ dynodeck releases:output v12
`;

export const registerRollback: Register = (program, run) => {
  program
    .command('rollback')
    .description('go back to the config vars of an earlier release, and with --code to its code')
    .argument('[version]', 'such as v12 (default: the newest but one that succeeded)')
    .option('--code', "run that release's commit from a git worktree; the folder is not touched")
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', ROLLBACK_HELP)
    .action((version: string | undefined, { folder, code }: { folder?: string; code?: true }) =>
      run(async (installation) => {
        const { rollback } = await import('../releases/release-actions.ts');
        return rollback({ folder: folder ?? null, version: version ?? null, code: code ?? false }, installation);
      }),
    );
};

const ROLLBACK_HELP = `
The env files are written, and a new release is made. \`dynodeck deploy\` returns to the code of the folder.

Examples:
  $ dynodeck rollback
  $ dynodeck rollback v12 --code
`;

export const registerDeploy: Register = (program, run) => {
  program
    .command('deploy')
    .description('release the code of the folder as it is, and restart all dynos')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', DEPLOY_HELP)
    .action(({ folder }: { folder?: string }) =>
      run(async (installation) => {
        const { deploy } = await import('../releases/release-actions.ts');
        return deploy(folder ?? null, installation);
      }),
    );
};

const DEPLOY_HELP = `
The release command of the Procfile runs first; when it fails, dynos are left as they are and the exit status is 1.
The release notes HEAD's commit. In a folder without git it notes none, and its code cannot be rolled back to.
`;
