import type { Register } from '../../command.ts';
import { actsOnTarget } from '../../dynos/act-on-target.ts';
import { CommandFailure } from '../../output/failure.ts';

export const registerPsStop: Register = (program, run) => {
  const command = program
    .command('ps:stop')
    .alias('ps:kill')
    .description('stop the dynos of a process type, or one')
    .argument('[target]', 'a dyno or a process type')
    .addHelpText('after', HELP);
  actsOnTarget(command, run, 'Stopping', requireTarget);
};

function requireTarget(target: string | null): void {
  if (target !== null) return;
  throw new CommandFailure('Please specify a process type or dyno name to stop, such as -p web or -d run.4859.');
}

const HELP = `
Stopped dynos stay down until \`dynodeck ps:restart\`.

Examples:
  $ dynodeck ps:stop -p worker
  $ dynodeck ps:stop -d run.4859
`;
