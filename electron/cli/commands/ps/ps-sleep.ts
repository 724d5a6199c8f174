import type { Register } from '../../command.ts';

export const registerPsSleep: Register = (program, run) => {
  program
    .command('ps:sleep')
    .description('put the web dynos to sleep, as Heroku does with idle ones; the next request wakes them')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .action(({ folder }: { folder?: string }) =>
      run(async () => {
        const { sleep } = await import('../../dynos/sleep.ts');
        return sleep('Idling', folder ?? null);
      }),
    );
};

export const registerPsWake: Register = (program, run) => {
  program
    .command('ps:wake')
    .description('wake the web dynos that sleep')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .action(({ folder }: { folder?: string }) =>
      run(async () => {
        const { sleep } = await import('../../dynos/sleep.ts');
        return sleep('Unidling', folder ?? null);
      }),
    );
};
