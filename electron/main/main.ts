import { app } from 'electron';
import { parseArguments } from '../cli/arguments.ts';
import { registerAppScheme } from './window/page.ts';
import {
  folderRequest,
  linkRequest,
  ownArguments,
  parseStartRequest,
  startRequest,
  type StartRequest,
} from './command-line/command-line.ts';
import { developerEnvironment } from './command-line/developer-environment.ts';
import { DesktopApp } from './desktop-app.ts';
import { findInstallation } from './command-line/installation.ts';
import { hardenPages } from './window/security.ts';
import { commandArguments, runTerminalCommand } from './command-line/terminal-command.ts';

setupNames();
// Electron waits for this module: for a command Chromium, which needs a display, does not even start.
const command = await commandArguments(process.argv);
if (command === null) openDesktop();
else await runTerminalCommand(command, import.meta.dirname);

function openDesktop(): void {
  const own = ownArguments(process.argv, app.isPackaged);
  const link = linkRequest(own);
  if (link !== null) return open(link);
  const args = parseArguments(own, app.getVersion());
  if (args.command === 'say') return leave(0, args.text);
  open(startRequest(args, process.cwd()));
}

/** Opens in this process or, when there is one already, in that. */
function open(request: StartRequest): void {
  if (app.requestSingleInstanceLock(request)) start(request);
  // The window that is open already shows what is wrong with the request, too.
  else if (request.problem !== null) leave(1, `dynodeck: ${request.problem}\n`);
  else leave(0);
}

/** Sets names and places, before anything is read or written below `userData`. */
function setupNames(): void {
  app.setName('Dynodeck');
  // Windows shows notifications only of programs it can name: the `appId` of electron-builder.yml.
  if (process.platform === 'win32') app.setAppUserModelId('dev.dynodeck.Dynodeck');
  const { DYNODECK_USER_DATA } = process.env;
  if (DYNODECK_USER_DATA) app.setPath('userData', DYNODECK_USER_DATA);
}

function start(request: StartRequest): void {
  hardenPages();
  registerAppScheme();
  const desktop = new DesktopApp(findInstallation(import.meta.dirname), developerEnvironment());
  app.on('second-instance', (_event, _argv, _cwd, handed) => void desktop.receive(parseStartRequest(handed)));
  app.on('activate', () => void desktop.receive(null));
  // On macOS, links and folders come as events, not as arguments.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    void desktop.receive(linkRequest([link]));
  });
  app.on('open-file', (event, folder) => {
    event.preventDefault();
    void desktop.receive(folderRequest(folder));
  });
  void app.whenReady().then(() => desktop.start(request));
}

function leave(status: number, text = ''): void {
  (status === 0 ? process.stdout : process.stderr).write(text);
  app.exit(status);
}
