import { type AppFlags, appChoice, appOptions, toPort } from '../app/app-options.ts';
import type { Register } from '../command.ts';

export const registerServe: Register = (program, run) => {
  const command = program
    .command('serve')
    .description('show the window in a browser, for machines without a display')
    .argument('[dir]', 'folder with the Procfile (default: the current one)');
  appOptions(command)
    .option('--listen <port>', 'port of the page (default: any free one)', toPort('--listen'))
    .addHelpText('after', HELP)
    .action((folder: string | undefined, { listen, ...flags }: AppFlags & { listen?: number }) =>
      run(async (installation) => {
        const { serve } = await import('../window/serve.ts');
        return serve({ folder: folder ?? null, ...appChoice(flags), listen: listen ?? null }, installation);
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck serve                     the address is printed; it holds a secret
  $ dynodeck serve ~/app --listen 8080
`;
