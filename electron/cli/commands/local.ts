import { Option } from 'commander';
import type { OnExit } from '../../../shared/dynos/dyno.ts';
import {
  type AppFlags,
  appChoice,
  appOptions,
  shellChoice,
  type ShellFlags,
  shellOptions,
  toCount,
} from '../app/app-options.ts';
import type { Register } from '../command.ts';
import { CommandFailure } from '../output/failure.ts';
import type { LineFormat } from '../logs/line-prefix.ts';

interface Flags extends AppFlags, ShellFlags {
  startCmd?: string;
  onExit?: OnExit;
  timeout?: number;
  format: LineFormat;
  color: boolean;
  concurrency?: unknown;
  restart?: true;
}

const MILLISECONDS = 1000;

export const registerLocal: Register = (program, run) => {
  const command = program
    .command('local')
    .alias('local:start')
    .description('run the process types of the Procfile here, with their log on stdout')
    .argument('[types]', 'process types and how many dynos of each, such as web=2,worker (default: one of each)');
  shellOptions(appOptions(command))
    .option('--start-cmd <command>', 'what to run in a folder without a Procfile')
    .addOption(onExitOption())
    .option('--timeout <seconds>', 'between SIGTERM and SIGKILL (default: 30)', toCount('--timeout'))
    .addOption(new Option('--format <format>', 'of the lines').choices(['default', 'heroku']).default('default'))
    .option('--no-color', 'no colours of ours')
    // Flags that `heroku local` once had. They fail there too.
    .addOption(new Option('-c, --concurrency [list]').hideHelp())
    .addOption(new Option('-r, --restart').hideHelp())
    .addHelpText('after', HELP)
    .action((types: string | undefined, { startCmd, onExit, timeout, format, color, ...flags }: Flags) =>
      run(async (installation) => {
        refuseFormerFlags(flags);
        const { runLocal } = await import('../local/run-local.ts');
        const options = {
          ...appChoice(flags),
          ...shellChoice(flags, installation.environment),
          processList: types ?? null,
          startCommand: startCmd ?? null,
          onExit: onExit ?? null,
          shutdownGraceMs: timeout === undefined ? null : timeout * MILLISECONDS,
          format,
          noColour: !color,
        };
        return runLocal(options, installation);
      }),
    );
};

function onExitOption(): Option {
  const text = 'what an exit nobody asked for leads to: a restart, nothing, or the end of all dynos (default: restart)';
  return new Option('--on-exit <what>', text).choices(['restart', 'leave', 'stop']);
}

function refuseFormerFlags({ concurrency, restart }: Pick<Flags, 'concurrency' | 'restart'>): void {
  if (concurrency !== undefined) {
    throw new CommandFailure('There is no `-c`: numbers of dynos are an argument: `dynodeck local web=2,worker`.');
  }
  if (restart !== undefined) {
    throw new CommandFailure('There is no `-r`: dynos that exit are restarted anyway, see --on-exit.');
  }
}

const HELP = `
Examples:
  $ dynodeck local                        one dyno of each process type
  $ dynodeck local web=2,worker           two web dynos on ports 5001 and 5002, a worker on 5101
  $ dynodeck local -f Procfile.dev -e .env,.env.local -p 3000
  $ dynodeck local --on-exit stop         end all dynos at the first exit, with its status
  $ dynodeck local --format heroku > app.log

Ctrl-C stops all dynos, a second Ctrl-C kills them.
`;
