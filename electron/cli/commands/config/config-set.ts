import type { Register } from '../../command.ts';
import { configChoice, type ConfigFlags, configOptions } from '../../config/config-flags.ts';

export const registerConfigSet: Register = (program, run) => {
  const command = program.command('config:set').description('set config vars in the env file and restart what runs');
  configOptions(command.argument('[assignments...]', 'KEY=VALUE'))
    .addHelpText('after', HELP)
    .action((assignments: string[], flags: ConfigFlags) =>
      run(async (installation) => {
        const { setConfig } = await import('../../config/set-config.ts');
        return setConfig({ ...configChoice(flags), assignments }, installation);
      }),
    );
};

export const registerConfigUnset: Register = (program, run) => {
  const command = program.command('config:unset').description('remove config vars from the env files');
  configOptions(command.argument('[keys...]', 'names of config vars'))
    .addHelpText('after', UNSET_HELP)
    .action((names: string[], flags: ConfigFlags) =>
      run(async (installation) => {
        const { unsetConfig } = await import('../../config/set-config.ts');
        return unsetConfig({ ...configChoice(flags), names }, installation);
      }),
    );
};

const HELP = `
A name is changed where its value comes from; a new one is added to the last env file.

Examples:
  $ dynodeck config:set RAILS_ENV=staging
  $ dynodeck config:set RAILS_ENV=staging 'GREETING=hello world'
  $ dynodeck config:set -e .env.test LOG_LEVEL=debug
`;

const UNSET_HELP = `
Examples:
  $ dynodeck config:unset RAILS_ENV
  $ dynodeck config:unset RAILS_ENV RACK_ENV
`;
