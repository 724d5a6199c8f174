import type { Register } from '../../command.ts';
import { configChoice, type ConfigFlags, configOptions, outputOptions } from '../../config/config-flags.ts';

interface Flags extends ConfigFlags {
  shell?: true;
  json?: true;
}

export const registerConfig: Register = (program, run) => {
  outputOptions(configOptions(program.command('config').description('list config vars and their values')))
    .addHelpText('after', HELP)
    .action((flags: Flags) =>
      run(async (installation) => {
        const { showConfig } = await import('../../config/show-config.ts');
        return showConfig({ ...configChoice(flags), ...output(flags) }, installation);
      }),
    );
};

export const registerConfigGet: Register = (program, run) => {
  const command = program.command('config:get').description('print values of config vars, one per line');
  outputOptions(configOptions(command.argument('[keys...]', 'names of config vars')))
    .addHelpText('after', GET_HELP)
    .action((names: string[], flags: Flags) =>
      run(async (installation) => {
        const { getConfig } = await import('../../config/show-config.ts');
        return getConfig({ ...configChoice(flags), ...output(flags), names }, installation);
      }),
    );
};

function output({ shell, json }: Flags): { shell: boolean; json: boolean } {
  return { shell: shell ?? false, json: json ?? false };
}

const HELP = `
Examples:
  $ dynodeck config
  $ dynodeck config -s > .env.copy
  $ dynodeck config --json | jq -r .DATABASE_URL
`;

const GET_HELP = `
A name that is not set is an empty line.

Examples:
  $ dynodeck config:get DATABASE_URL
  $ dynodeck config:get -s RAILS_ENV RACK_ENV
`;
