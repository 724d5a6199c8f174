import { Option } from 'commander';
import { LOG_LEVELS, LOG_SOURCES, type LogLevel, type LogSource } from '../../../shared/logs/log.ts';
import { toCount } from '../app/app-options.ts';
import type { Register } from '../command.ts';
import { type TargetFlags, targetOf } from '../dynos/target.ts';
import { CommandFailure } from '../output/failure.ts';
import { parseSince } from '../logs/since.ts';

interface Flags extends TargetFlags {
  num?: number;
  tail?: true;
  source?: LogSource;
  grep?: string;
  since?: string;
  level?: LogLevel[];
  color: boolean;
  json?: true;
  folder?: string;
}

/** What `heroku logs` shows. */
const DEFAULT_LINES = 100;

export const registerLogs: Register = (program, run) => {
  program
    .command('logs')
    .description('show the log of the app in this folder, or what is kept of its earlier runs')
    .option('-n, --num <lines>', `how many lines (default: ${DEFAULT_LINES}, with --since all)`, toCount('-n'))
    .option('-t, --tail', 'go on with new lines')
    .option('-d, --dyno-name <dyno>', 'only this dyno, such as web.1')
    .option('-p, --process-type <type>', 'only this process type')
    .addOption(new Option('-s, --source <source>', 'only the app, or only the dyno manager').choices(LOG_SOURCES))
    .option('--grep <regex>', 'only lines that match; (?i) at its start ignores case')
    .option('--since <time>', 'only lines that are not older: 10m, 2h, 14:05, 2026-11-20T08:15')
    .option('--level <levels>', `only lines of these levels, of ${LOG_LEVELS.join(', ')}`, toLevels)
    .option('--no-color', 'no colours of ours')
    .option('--json', 'one JSON object per line')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action((flags: Flags) =>
      run(async () => {
        const { showLogs } = await import('../logs/show-logs.ts');
        const target = targetOf(undefined, flags);
        return showLogs({
          folder: flags.folder ?? null,
          lines: flags.num ?? (flags.since === undefined ? DEFAULT_LINES : null),
          tail: flags.tail ?? false,
          filter: {
            dynos: target === null ? [] : [target],
            text: flags.grep === undefined ? '' : minding(flags.grep),
            isRegex: flags.grep !== undefined,
            levels: flags.level ?? [],
            sources: flags.source === undefined ? [] : [flags.source],
            since: flags.since === undefined ? null : parseSince(flags.since, Date.now()),
          },
          noColour: !flags.color,
          json: flags.json ?? false,
        });
      }),
    );
};

/** An expression in which case matters, as with `grep`, unless it says otherwise. */
function minding(regex: string): string {
  return regex.startsWith('(?i)') ? regex : `(?-i)${regex}`;
}

function toLevels(text: string, earlier: LogLevel[] | undefined): LogLevel[] {
  const levels = text.split(',').map((name) => LOG_LEVELS.find((level) => level === name.trim().toLowerCase()));
  if (levels.includes(undefined)) throw new CommandFailure(`--level ${text}: the levels are ${LOG_LEVELS.join(', ')}.`);
  return [...(earlier ?? []), ...levels.filter((level) => level !== undefined)];
}

const HELP = `
Without an engine that has the app open, it shows the log of earlier runs. With -t it goes on when the app is closed and
opened again.

Examples:
  $ dynodeck logs -n 1000
  $ dynodeck logs --tail --process-type web
  $ dynodeck logs -t -s heroku     what the dyno manager does
  $ dynodeck logs --since 10m --level error,warn
  $ dynodeck logs --since 1d --grep 'status=5\\d\\d'
`;
