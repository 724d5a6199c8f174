import { Option } from 'commander';
import type { LogSource } from '../../../shared/log.ts';
import { toCount } from '../app-options.ts';
import type { Register } from '../command.ts';
import { type TargetFlags, targetOf } from '../dynos/target.ts';

interface Flags extends TargetFlags {
  num: number;
  tail?: true;
  source?: LogSource;
  color: boolean;
  json?: true;
  folder?: string;
}

/** What `heroku logs` shows. */
const DEFAULT_LINES = 100;

export const registerLogs: Register = (program, run) => {
  program
    .command('logs')
    .description('show the log of the app that is open in this folder')
    .option('-n, --num <lines>', 'how many lines', toCount('-n'), DEFAULT_LINES)
    .option('-t, --tail', 'go on with new lines')
    .option('-d, --dyno-name <dyno>', 'only this dyno, such as web.1')
    .option('-p, --process-type <type>', 'only this process type')
    .addOption(new Option('-s, --source <source>', 'only the app, or only the dyno manager').choices(['app', 'heroku']))
    .option('--no-color', 'no colours of ours')
    .option('--json', 'one JSON object per line')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action((flags: Flags) =>
      run(async () => {
        const { showLogs } = await import('../logs/show-logs.ts');
        return showLogs({
          folder: flags.folder ?? null,
          lines: flags.num,
          tail: flags.tail ?? false,
          target: targetOf(undefined, flags),
          source: flags.source ?? null,
          noColour: !flags.color,
          json: flags.json ?? false,
        });
      }),
    );
};

const HELP = `
Examples:
  $ dynodeck logs -n 1000
  $ dynodeck logs --tail --process-type web
  $ dynodeck logs -t -s heroku     what the dyno manager does
`;
