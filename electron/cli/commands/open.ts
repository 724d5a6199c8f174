import { type AppFlags, appChoice, appOptions } from '../app/app-options.ts';
import type { Register } from '../command.ts';

/** `dynodeck [DIR]`: the program itself, when no command is named. */
export const registerOpen: Register = (program, run) => {
  appOptions(program.argument('[dir]', 'folder with the Procfile (default: the current one)'))
    .addHelpText('after', HELP)
    .action((folder: string | undefined, flags: AppFlags) =>
      run(async (installation) => {
        const { openWindow } = await import('../window/open-window.ts');
        return openWindow({ folder: folder ?? null, ...appChoice(flags) }, installation);
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck                     open the current folder in the window
  $ dynodeck local               run all process types here, like \`heroku local\`
  $ dynodeck local web=2,worker  two web dynos and a worker
  $ dynodeck run bash            a shell with the app's config vars
  $ dynodeck logs --tail         follow the log of what runs in this folder
`;
