import { remember, remembered } from '../ui/state/remembered.ts';

/** Of one app; older ones are in its log. */
const MOST_REMEMBERED = 20;

const keyOf = (folder: string): string => `one-offs.${folder}`;

/** Command lines that were run in one-off dynos of the app in a folder, newest first. */
export function typedCommands(folder: string): string[] {
  return remembered<string[]>(keyOf(folder), []);
}

export function rememberCommand(folder: string, command: string): void {
  const others = typedCommands(folder).filter((other) => other !== command);
  remember(keyOf(folder), [command, ...others].slice(0, MOST_REMEMBERED));
}
