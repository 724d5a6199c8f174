import type { Register } from '../command.ts';

export const registerAttach: Register = (program, run) => {
  program
    .command('attach')
    .description("a dyno's terminal on this one: its screen, your keys")
    .argument('<dyno>', 'such as web.1')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', HELP)
    .action((dyno: string, { folder }: { folder?: string }) =>
      run(async () => {
        const { attach } = await import('../terminal/attach.ts');
        return attach(dyno, folder ?? null);
      }),
    );
};

const HELP = `
Ctrl-] detaches; the dyno runs on. Every other key is the dyno's, Ctrl-C too. When the dyno ends, its exit status
is passed on.

Example:
  $ dynodeck attach web.1        a breakpoint in a debugger, with its prompt
`;
