import { Argument } from 'commander';
import type { Register } from '../command.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

export const registerCompletion: Register = (program, run) => {
  program
    .command('completion')
    .description('print a script that completes commands, flags, process types and dynos')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .addHelpText('after', HELP)
    .action((shell: (typeof SHELLS)[number]) =>
      run(async () => {
        const { completionScript } = await import('../completion/script.ts');
        process.stdout.write(completionScript(shell));
        return 0;
      }),
    );
  program
    .command('__complete', { hidden: true })
    .argument('[words...]')
    .passThroughOptions()
    .action((words: string[]) =>
      run(async () => {
        const { candidates } = await import('../completion/candidates.ts');
        process.stdout.write((await candidates(program, words)).map((word) => `${word}\n`).join(''));
        return 0;
      }),
    );
};

const HELP = `
Examples:
  $ source <(dynodeck completion bash)                                     in ~/.bashrc
  $ source <(dynodeck completion zsh)                                      in ~/.zshrc, after compinit
  $ dynodeck completion fish > ~/.config/fish/completions/dynodeck.fish
`;
