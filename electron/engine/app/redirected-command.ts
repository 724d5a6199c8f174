import type { OneOffStreams } from '../../../shared/contract/contract.ts';
import { quoted } from '../dyno/profile.ts';

/** A command line of a shell with these files as its input and outputs. */
export function redirectedCommand(command: string, { input, output, error }: OneOffStreams): string {
  // A line break ends a comment or here-document of the command's own.
  return `{ ${command}\n} <${quoted(input)} >${quoted(output)} 2>${quoted(error)}`;
}
