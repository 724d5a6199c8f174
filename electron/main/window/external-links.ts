import { dialog, shell, type BrowserWindow } from 'electron';
import { t } from '../../../shared/text/i18n.ts';
import { isLoopback, parseExternalUrl } from './external-url.ts';

/** An address longer than this is cut in the question, whose buttons must stay on the screen. */
const SHOWN_CHARACTERS = 300;

/**
 * Opens an address in the developer's browser. It may come from a terminal's output, which is untrusted: anything that
 * is not this machine is asked about first, with its real target.
 */
export async function openExternal(text: unknown, window: BrowserWindow | null): Promise<void> {
  const url = parseExternalUrl(text);
  if (url === null) throw new Error('Only http and https addresses can be opened.');
  if (isLoopback(url) || (await isConfirmed(url, window))) await shell.openExternal(url.href);
}

async function isConfirmed(url: URL, window: BrowserWindow | null): Promise<boolean> {
  const question = {
    type: 'question' as const,
    message: t('Open {host} in your browser?', { host: url.host }),
    detail: url.href.slice(0, SHOWN_CHARACTERS),
    buttons: [t('Open'), t('Cancel')],
    defaultId: 1,
    cancelId: 1,
  };
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return response === 0;
}
