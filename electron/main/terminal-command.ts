import { app } from 'electron';
import { isCommand, runCommandLine } from '../cli/program.ts';
import { findInstallation } from './installation.ts';

/**
 * The command in the arguments of this program, with what follows it, or null when the window is asked for. The
 * packaged program is the `dynodeck` of the shell as well: its fuses keep it from running as plain Node.
 */
export function commandArguments(argv: readonly string[]): string[] | null {
  // While developing, the app's own path comes first.
  const appPath = argv.findIndex((word, index) => index > 0 && !isSwitch(word));
  const own = argv.slice(app.isPackaged ? 1 : appPath + 1);
  const given = own.slice(Math.max(0, own.findIndex((argument) => !isSwitch(argument))));
  return isCommand(given[0] ?? '') ? given : null;
}

/** Long switches before a command are Chromium's. */
function isSwitch(argument: string): boolean {
  return argument.startsWith('--');
}

/**
 * Runs a command in this process, without a window, and ends with its exit status.
 * @param mainFolder folder of the built main.js
 */
export async function runTerminalCommand(argv: string[], mainFolder: string): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const { pageFolder, sampleFolder } = findInstallation(mainFolder);
  const status = await runCommandLine(argv, {
    version: app.getVersion(),
    pageFolder,
    sampleFolder,
    appFolder: app.getAppPath(),
  });
  app.exit(status);
}
