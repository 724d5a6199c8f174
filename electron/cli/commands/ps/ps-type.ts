import { DYNO_SIZES } from '../../../../shared/dynos/dyno-size.ts';
import type { Register } from '../../command.ts';

export const registerPsType: Register = (program, run) => {
  program
    .command('ps:type')
    .alias('ps:resize')
    .description('show or set the dyno sizes: labels with a memory quota, nothing is limited by them')
    .argument('[sizes...]', 'web=standard-2x, or one size for all process types')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action((sizes: string[], { folder }: { folder?: string }) =>
      run(async () => {
        const { type } = await import('../../dynos/type.ts');
        return type({ folder: folder ?? null, sizes });
      }),
    );
};

const HELP = `
Sizes: ${DYNO_SIZES.map(({ label }) => label).join(', ')}.

Examples:
  $ dynodeck ps:type
  $ dynodeck ps:type web=standard-2x worker=standard-1x
  $ dynodeck ps:type basic
`;
