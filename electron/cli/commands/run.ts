import { type AppFlags, appChoice, envOption, portOption } from '../app/app-options.ts';
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
  portOption(envOption(command))
    .addHelpText('after', HELP)
    .action((words: string[], { folder, ...flags }: AppFlags & { folder?: string }) =>
      run(async (installation) => {
        const { runOneOff } = await import('../one-off/run-one-off.ts');
        return runOneOff({ ...appChoice(flags), folder: folder ?? null, words }, installation);
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
`;
