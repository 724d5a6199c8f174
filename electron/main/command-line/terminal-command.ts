import { app } from 'electron';
import { developerEnvironment } from './developer-environment.ts';
import { findInstallation } from './installation.ts';

/** Everything else is a folder, for which the commands need not even be loaded. */
const MAY_BE_COMMAND = /^[a-z][a-z:-]*$/;

/**
 * The command in the arguments of this program, with what follows it, or null when the window is asked for. The
 * packaged program is the `dynodeck` of the shell as well: its fuses keep it from running as plain Node.
 */
export async function commandArguments(argv: readonly string[]): Promise<string[] | null> {
  // While developing, the app's own path comes first.
  const appPath = argv.findIndex((word, index) => index > 0 && !isSwitch(word));
  const own = argv.slice(app.isPackaged ? 1 : appPath + 1);
  const given = own.slice(Math.max(0, own.findIndex((argument) => !isSwitch(argument))));
  const [first = ''] = given;
  if (!MAY_BE_COMMAND.test(first)) return null;
  const { isCommand } = await import('../../cli/program.ts');
  return isCommand(first) ? given : null;
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
  const { runCommandLine } = await import('../../cli/program.ts');
  const { pageFolder, sampleFolder, wordsFolder } = findInstallation(mainFolder);
  const status = await runCommandLine(argv, {
    version: app.getVersion(),
    environment: developerEnvironment(),
    pageFolder,
    sampleFolder,
    wordsFolder,
    appFolder: app.getAppPath(),
  });
  app.exit(status);
}
