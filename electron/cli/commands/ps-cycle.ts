import type { Register } from '../command.ts';
import { type TargetFlags, targetOf, targetOptions } from '../dynos/target.ts';

export const registerPsCycle: Register = (program, run) => {
  targetOptions(
    program
      .command('ps:cycle')
      .description("rehearse Heroku's daily restart, now")
      .argument('[target]', 'a dyno or a process type (default: all but one-offs)'),
  )
    .addHelpText('after', HELP)
    .action((argument: string | undefined, { folder, ...flags }: TargetFlags & { folder?: string }) =>
      run(async () => {
        const target = targetOf(argument, flags);
        const { act } = await import('../dynos/act.ts');
        return act('Cycling', target, folder ?? null);
      }),
    );
};

const HELP = `
A one-off dyno that is named ends, as on Heroku after a day.

Examples:
  $ dynodeck ps:cycle
  $ dynodeck ps:cycle -p worker
`;
