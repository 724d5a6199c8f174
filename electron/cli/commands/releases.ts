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
