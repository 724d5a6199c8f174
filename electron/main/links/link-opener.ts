import { dialog, type BrowserWindow, app } from 'electron';
import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '../../../shared/text/i18n.ts';
import { parseDeepLink } from './deep-link.ts';

export interface LinkOpenerOptions {
  window(): BrowserWindow;
  openFolder(folder: string): Promise<void>;
  /** Says in the window why nothing happens. */
  refuse(sentence: string): void;
}

/**
 * Follows `dynodeck://open?folder=…`: asks first, naming the folder, and only ever opens it. Running anything in it is
 * a click of its own, and asks for trust where that was not given before.
 */
export class LinkOpener {
  readonly #options: LinkOpenerOptions;
  #asking = false;

  constructor(options: LinkOpenerOptions) {
    this.#options = options;
  }

  async follow(link: string): Promise<void> {
    const { window, openFolder, refuse } = this.#options;
    // A page can send any number of links; they must not bury the screen.
    if (this.#asking) return refuse(t('A link to Dynodeck was not followed: another one is being asked about.'));
    const parsed = parseDeepLink(link, process.platform);
    if ('problem' in parsed) return refuse(parsed.problem);
    this.#asking = true;
    try {
      const folder = await existingFolder(parsed.folder);
      if (folder === null) return refuse(noFolder(parsed.folder));
      if (await isConfirmed(folder, window())) await openFolder(folder);
    } finally {
      this.#asking = false;
    }
  }
}

function noFolder(folder: string): string {
  return t('A link to Dynodeck was not followed: there is no folder {folder}.', { folder });
}

/** Follows symbolic links, so that the question names what would be opened. */
async function existingFolder(folder: string): Promise<string | null> {
  try {
    const real = await realpath(folder);
    return (await stat(real)).isDirectory() ? real : null;
  } catch {
    return null;
  }
}

async function isConfirmed(folder: string, window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('Open {folder} in Dynodeck?', { folder: basename(folder) || folder }),
    detail: t('A link asks to open this folder:\n{folder}\n\nNothing in it is run by opening it.', { folder }),
    buttons: [t('Open'), t('Cancel')],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/**
 * Makes this program the one for `dynodeck:` links, where it is installed. On Linux the package's desktop file has done
 * so already (electron-builder.yml), and asking again would run `xdg-settings` at each start.
 */
export function registerLinks(): void {
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient('dynodeck');
}
