import type { Register } from '../../command.ts';
import { actsOnTarget } from '../../dynos/act-on-target.ts';

export const registerPsRestart: Register = (program, run) => {
  const command = program
    .command('ps:restart')
    .alias('restart')
    .description('restart all dynos, those of a process type, or one')
    .argument('[target]', 'a dyno or a process type (default: all but one-offs)')
    .addHelpText('after', HELP);
  actsOnTarget(command, run, 'Restarting');
};

const HELP = `
Examples:
  $ dynodeck ps:restart
  $ dynodeck ps:restart -p web
  $ dynodeck ps:restart -d worker.1
`;
