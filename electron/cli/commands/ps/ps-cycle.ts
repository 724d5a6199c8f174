import type { Register } from '../../command.ts';
import { actsOnTarget } from '../../dynos/act-on-target.ts';

export const registerPsCycle: Register = (program, run) => {
  const command = program
    .command('ps:cycle')
    .description("rehearse Heroku's daily restart, now")
    .argument('[target]', 'a dyno or a process type (default: all but one-offs)')
    .addHelpText('after', HELP);
  actsOnTarget(command, run, 'Cycling');
};

const HELP = `
A one-off dyno that is named ends, as on Heroku after a day.

Examples:
  $ dynodeck ps:cycle
  $ dynodeck ps:cycle -p worker
`;
