import type { Register } from '../command.ts';
import { configChoice, type ConfigFlags, configOptions, outputOptions } from '../config/config-flags.ts';

interface Flags extends ConfigFlags {
  shell?: true;
  json?: true;
}

export const registerConfig: Register = (program, run) => {
  outputOptions(configOptions(program.command('config').description('list config vars and their values')))
    .addHelpText('after', CONFIG_HELP)
    .action((flags: Flags) =>
      run(async (installation) => {
        const { showConfig } = await import('../config/show-config.ts');
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
        const { getConfig } = await import('../config/show-config.ts');
        return getConfig({ ...configChoice(flags), ...output(flags), names }, installation);
      }),
    );
};

function output({ shell, json }: Flags): { shell: boolean; json: boolean } {
  return { shell: shell ?? false, json: json ?? false };
}

const CONFIG_HELP = `
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

export const registerConfigSet: Register = (program, run) => {
  const command = program.command('config:set').description('set config vars in the env file and restart what runs');
  configOptions(command.argument('[assignments...]', 'KEY=VALUE'))
    .addHelpText('after', CONFIG_SET_HELP)
    .action((assignments: string[], flags: ConfigFlags) =>
      run(async (installation) => {
        const { setConfig } = await import('../config/set-config.ts');
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
        const { unsetConfig } = await import('../config/set-config.ts');
        return unsetConfig({ ...configChoice(flags), names }, installation);
      }),
    );
};

const CONFIG_SET_HELP = `
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

export const registerConfigEdit: Register = (program, run) => {
  const command = program.command('config:edit').description('change config vars in an editor');
  configOptions(command.argument('[key]', 'only the value of this one'))
    .addHelpText('after', CONFIG_EDIT_HELP)
    .action((name: string | undefined, flags: ConfigFlags) =>
      run(async (installation) => {
        const { editConfig } = await import('../config/edit-config.ts');
        return editConfig({ ...configChoice(flags), name: name ?? null }, installation);
      }),
    );
};

const CONFIG_EDIT_HELP = `
The editor is $VISUAL, else $EDITOR, else vim. What has changed is shown, and asked about.

Examples:
  $ EDITOR=nano dynodeck config:edit
  $ VISUAL='code --wait' dynodeck config:edit PRIVATE_KEY
`;

export const registerConfigImport: Register = (program, run) => {
  const command = program.command('config:import').description('set config vars that `heroku config -s` has printed');
  configOptions(command.argument('<file>', 'lines of KEY=VALUE or JSON; - for stdin'))
    .option('--yes', 'do not ask')
    .addHelpText('after', CONFIG_IMPORT_HELP)
    .action((file: string, { yes, ...flags }: ConfigFlags & { yes?: true }) =>
      run(async (installation) => {
        const { importConfig } = await import('../config/import-config.ts');
        return importConfig({ ...configChoice(flags), file, yes: yes ?? false }, installation);
      }),
    );
};

const CONFIG_IMPORT_HELP = `
What would change is shown, and asked about. Config vars that are not in the file stay as they are.

Examples:
  $ heroku config -s -a myapp > production.env && dynodeck config:import production.env
  $ heroku config --json -a myapp | dynodeck config:import - --yes
`;
