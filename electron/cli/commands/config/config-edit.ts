import type { Register } from '../../command.ts';
import { configChoice, type ConfigFlags, configOptions } from '../../config/config-flags.ts';

export const registerConfigEdit: Register = (program, run) => {
  const command = program.command('config:edit').description('change config vars in an editor');
  configOptions(command.argument('[key]', 'only the value of this one'))
    .addHelpText('after', HELP)
    .action((name: string | undefined, flags: ConfigFlags) =>
      run(async (installation) => {
        const { editConfig } = await import('../../config/edit-config.ts');
        return editConfig({ ...configChoice(flags), name: name ?? null }, installation);
      }),
    );
};

const HELP = `
The editor is $VISUAL, else $EDITOR, else vim. What has changed is shown, and asked about.

Examples:
  $ EDITOR=nano dynodeck config:edit
  $ VISUAL='code --wait' dynodeck config:edit PRIVATE_KEY
`;
