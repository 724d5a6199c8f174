import {
  AppWindow,
  CircleSlash,
  CircleStop,
  ClipboardList,
  FlaskConical,
  FolderClock,
  FolderPlus,
  Play,
  RotateCw,
  Settings,
  Skull,
  Square,
  X,
} from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { ask } from '../../state/ask.ts';
import { closeApp } from '../../state/folders/close-app.ts';
import { chooseFolder, openFolder, openSample } from '../../state/folders/open-folder.ts';
import { leaveOrphans, orphans, stopOrphans } from '../../state/orphans-store.ts';
import { openSettings } from '../../config/settings/settings-dialog.ts';
import { openSetup } from '../../setup/setup-dialog.ts';
import { offered } from '../../setup/setup-labels.ts';
import type { Command } from '../../commands/command.ts';
import { goToApp } from '../../panels/navigate.ts';
import { appChoice, dynosThatCan } from '../../commands/choices.ts';
import { recentFolders } from '../../state/folders/recent-folders.ts';

/** What is done to apps as a whole. */
export const appCommands: readonly Command[] = [
  {
    id: 'folder.open',
    title: t('Open a folder …'),
    section: 'App',
    icon: FolderPlus,
    keywords: t('app project procfile'),
    shortcut: { mac: ['Meta+O'], others: ['Ctrl+Shift+N'] },
    run: () => void chooseFolder(),
  },
  {
    id: 'folder.openRecent',
    title: t('Open a recent app …'),
    section: 'App',
    icon: FolderClock,
    keywords: t('folder again'),
    steps: [
      {
        prompt: t('Which app?'),
        choices: () =>
          recentFolders.getState().list.map(({ folder, name }) => ({ value: folder, label: name, detail: folder })),
      },
    ],
    available: () => recentFolders.getState().list.length > 0,
    titleOf: ([folder = '']) => t('Open {folder}', { folder }),
    run: (_, [folder = '']) => void openFolder(folder),
  },
  {
    id: 'folder.openSample',
    title: t('Open the sample app'),
    section: 'App',
    icon: FlaskConical,
    keywords: t('example demo try'),
    run: () => void openSample(),
  },
  {
    id: 'app.show',
    title: t('Switch to an app …'),
    section: 'Apps',
    icon: AppWindow,
    keywords: t('go to'),
    steps: [{ prompt: t('Which app?'), choices: ({ apps }) => apps.map(appChoice) }],
    available: ({ apps }) => apps.length > 1,
    variants: ({ apps }) =>
      apps.map(appChoice).map(({ value, label, ...rest }) => ({ ...rest, title: label, args: [value] })),
    onlyVariants: true,
    run: ({ apps }, [folder]) => {
      const app = apps.find((candidate) => candidate.folder === folder);
      if (app) goToApp(app.id);
    },
  },
  {
    id: 'app.startAll',
    title: t('Start all dynos'),
    section: 'App',
    icon: Play,
    keywords: t('app run up'),
    available: ({ app }) => dynosThatCan(app, 'start').length > 0,
    run: ({ app }) => void (app && ask('dynos.start', { app: app.id, target: null })),
  },
  {
    id: 'app.stopAll',
    title: t('Stop all dynos'),
    section: 'App',
    icon: Square,
    keywords: t('app sigterm down'),
    available: ({ app }) => dynosThatCan(app, 'stop').length > 0,
    run: ({ app }) => void (app && ask('dynos.stop', { app: app.id, target: null })),
  },
  {
    id: 'app.restartAll',
    title: t('Restart all dynos'),
    section: 'App',
    icon: RotateCw,
    keywords: t('app reboot'),
    available: ({ app }) => dynosThatCan(app, 'restart').length > 0,
    run: ({ app }) => void (app && ask('dynos.restart', { app: app.id, target: null })),
  },
  {
    id: 'app.killAll',
    title: t('Kill all dynos'),
    section: 'App',
    icon: Skull,
    keywords: t('app sigkill at once now'),
    available: ({ app }) => dynosThatCan(app, 'kill').length > 0,
    run: ({ app }) => void (app && ask('dynos.kill', { app: app.id, target: null })),
  },
  {
    id: 'app.restartStale',
    title: t('Restart the dynos whose command or config vars have changed'),
    section: 'App',
    icon: RotateCw,
    keywords: t('stale env procfile'),
    // While a release command runs, it is not decided what they are to run.
    available: ({ app }) => {
      if (app === null || app.closing || typeof app.releases?.pending === 'number') return false;
      return app.dynos.some(({ stale }) => stale !== null);
    },
    run: ({ app }) => void (app && ask('dynos.restartStale', { app: app.id })),
  },
  {
    id: 'app.setUp',
    title: t('Set up the app'),
    section: 'App',
    icon: ClipboardList,
    keywords: t('app.json config vars formation first-run task postdeploy'),
    available: ({ app }) => app !== null && !app.closing && offered(app.setup) !== null,
    run: ({ app }) => void (app && openSetup(app.id)),
  },
  {
    id: 'app.settings',
    title: t('Settings of the app'),
    section: 'App',
    icon: Settings,
    keywords: t('procfile env files port configure'),
    shortcut: { mac: ['Meta+,'], others: ['Ctrl+,'] },
    available: ({ app }) => app !== null && !app.closing,
    run: ({ app }) => app && openSettings(app.id),
  },
  {
    id: 'app.close',
    title: t('Close the app'),
    section: 'App',
    icon: X,
    shortcut: { mac: ['Alt+Meta+W'], others: ['Ctrl+Shift+W'] },
    available: ({ app }) => app !== null && !app.closing,
    run: ({ app }) => app && closeApp(app.id),
  },
  {
    id: 'orphans.stop',
    title: t('Stop the dynos that an earlier Dynodeck left behind'),
    section: 'App',
    icon: CircleStop,
    keywords: t('orphans'),
    available: () => orphans.getState().list.length > 0,
    run: () => void stopOrphans(null),
  },
  {
    id: 'orphans.ignore',
    title: t('Leave the dynos that an earlier Dynodeck left behind running'),
    section: 'App',
    icon: CircleSlash,
    keywords: t('orphans ignore forget'),
    available: () => orphans.getState().list.length > 0,
    run: () => void leaveOrphans(null),
  },
];

/** The digits without the zero: an app has no other number. */
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Switching to an app by its place in the rail. */
export const nthAppCommands: readonly Command[] = DIGITS.map((digit) => ({
  id: `app.show${digit}`,
  title: t('Switch to app {digit} of the list', { digit }),
  series: t('Switch to app 1 … 9 of the list'),
  section: 'Apps',
  icon: AppWindow,
  shortcut: { mac: [`Meta+${digit}`], others: [`Alt+${digit}`] },
  // The apps themselves are entries of the palette.
  onlyVariants: true,
  available: ({ apps }) => apps.length >= digit,
  run: ({ apps }) => {
    const app = apps[digit - 1];
    if (app) goToApp(app.id);
  },
}));
