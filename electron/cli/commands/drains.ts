import type { Register } from '../command.ts';

interface Flags {
  folder?: string;
}

const FOLDER = ['--folder <dir>', 'the app (default: the one in this folder or the nearest above)'] as const;

export const registerDrains: Register = (program, run) => {
  program
    .command('drains')
    .description('list where the log of the app is forwarded to')
    .option('--json', 'as JSON')
    .option(...FOLDER)
    .action(({ folder, json }: Flags & { json?: true }) =>
      run(async () => {
        const { listDrains } = await import('../drains/drains.ts');
        return listDrains(folder ?? null, json ?? false);
      }),
    );
  program
    .command('drains:add')
    .description('forward the log of the app to a syslog or HTTPS address')
    .argument('<url>', 'https://…, syslog+tls://HOST:PORT or syslog://HOST:PORT')
    .option(...FOLDER)
    .addHelpText('after', HELP)
    .action((url: string, { folder }: Flags) =>
      run(async () => {
        const { addDrain } = await import('../drains/drains.ts');
        return addDrain(folder ?? null, url);
      }),
    );
  program
    .command('drains:remove')
    .description('forward the log of the app to an address no more')
    .argument('<drain>', 'URL or token')
    .option(...FOLDER)
    .action((drain: string, { folder }: Flags) =>
      run(async () => {
        const { removeDrain } = await import('../drains/drains.ts');
        return removeDrain(folder ?? null, drain);
      }),
    );
};

const HELP = `
A drain is remembered with the app and gets every line from then on, in Heroku's format. Of lines that wait for it, the
newest 1,024 are kept. Where nothing has the app open, it begins when something does.

Examples:
  $ dynodeck drains:add syslog+tls://logs.example.com:6514
  $ dynodeck drains:add https://user:password@logs.example.com/heroku
`;
