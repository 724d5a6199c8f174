import { type AppFlags, appChoice, envOption, portOption, procfileOption, toCount } from '../app/app-options.ts';
import type { Register } from '../command.ts';

export const registerCheck: Register = (program, run) => {
  const command = program
    .command('check')
    .description('read Procfile and env files and say what would run where; nothing is started')
    .argument('[types]', 'process types and how many dynos of each, such as web=2,worker (default: one of each)');
  // A port that cannot be used is one of the problems to tell.
  portOption(envOption(procfileOption(command)), toCount('-p'))
    .option('--json', 'as JSON, with what the env files give')
    .addHelpText('after', HELP)
    .action((types: string | undefined, { json, ...flags }: AppFlags & { json?: true }) =>
      run(async () => {
        const { checkFiles } = await import('../check/check-files.ts');
        return checkFiles({ ...appChoice(flags), processList: types ?? null, json: json ?? false });
      }),
    );
};

const HELP = `
The exit status is 0 when the files can be used, even with problems, and 1 when they cannot.

Examples:
  $ dynodeck check
  $ dynodeck check web=2,worker -e .env,.env.local
  $ dynodeck check --json | jq .ports
`;
