import type { OneOffStreams } from '../../../shared/contract/contract.ts';
import { execution, quoted } from '../system/command-shell.ts';

/**
 * A line that becomes the shell of a command line with these files as its input and outputs: without a process between
 * the dyno and its command, which would have something to say about how that ends.
 */
export function redirectedCommand(line: string, shell: string, { input, output, error }: OneOffStreams): string {
  return `${execution(shell, line)} <${quoted(input)} >${quoted(output)} 2>${quoted(error)}`;
}
