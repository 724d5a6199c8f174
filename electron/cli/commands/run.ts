import {
  type AppFlags,
  appChoice,
  envOption,
  portOption,
  shellChoice,
  type ShellFlags,
  shellOptions,
} from '../app/app-options.ts';
import type { Register } from '../command.ts';

export const registerRun: Register = (program, run) => {
  const command = program
    .command('run')
    .alias('local:run')
    .description('run a one-off dyno on this terminal')
    .argument('<command...>', 'a command, a process type, or a whole command line as one word')
    // What follows the command's first word is the command's, flags too.
    .passThroughOptions()
    .option('--folder <dir>', 'the app (default: the current folder)');
  shellOptions(portOption(envOption(command)))
    .addHelpText('after', HELP)
    .action((words: string[], { folder, ...flags }: AppFlags & ShellFlags & { folder?: string }) =>
      run(async (installation) => {
        const { runOneOff } = await import('../one-off/run-one-off.ts');
        const choice = { ...appChoice(flags), ...shellChoice(flags, installation.environment) };
        return runOneOff({ ...choice, folder: folder ?? null, words }, installation);
      }),
    );
};

const HELP = `
One word is a line for the shell; several stay the words they are. The exit status is the command's.

Examples:
  $ dynodeck run bash
  $ dynodeck run node -e 'console.log(process.env.DYNO)'
  $ dynodeck run 'echo $DYNO | tr a-z A-Z'
  $ dynodeck run worker --once     the Procfile's command of worker, with one more argument
  $ dynodeck run -e .env.test npm test
  $ dynodeck run --shell sh ./script     by sh, as with heroku local:run
`;
