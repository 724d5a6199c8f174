import type { Register } from '../../command.ts';
import { configChoice, type ConfigFlags, configOptions } from '../../config/config-flags.ts';

export const registerConfigImport: Register = (program, run) => {
  const command = program.command('config:import').description('set config vars that `heroku config -s` has printed');
  configOptions(command.argument('<file>', 'lines of KEY=VALUE or JSON; - for stdin'))
    .option('--yes', 'do not ask')
    .addHelpText('after', HELP)
    .action((file: string, { yes, ...flags }: ConfigFlags & { yes?: true }) =>
      run(async (installation) => {
        const { importConfig } = await import('../../config/import-config.ts');
        return importConfig({ ...configChoice(flags), file, yes: yes ?? false }, installation);
      }),
    );
};

const HELP = `
What would change is shown, and asked about. Config vars that are not in the file stay as they are.

Examples:
  $ heroku config -s -a myapp > production.env && dynodeck config:import production.env
  $ heroku config --json -a myapp | dynodeck config:import - --yes
`;
