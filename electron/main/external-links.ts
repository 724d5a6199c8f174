import { dialog, shell, type BrowserWindow } from 'electron';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0']);
/** Longer addresses are cut in the question: its buttons must stay on the screen. */
const SHOWN_CHARACTERS = 300;

/** An address that may be opened in the developer's browser, or null: http and https only. */
export function parseExternalUrl(text: unknown): URL | null {
  if (typeof text !== 'string' || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** Dynos of this machine; names below `.localhost` are loopback too (RFC 6761). */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.has(hostname) || hostname.endsWith('.localhost');
}

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
    message: `Open ${url.host} in your browser?`,
    detail: url.href.slice(0, SHOWN_CHARACTERS),
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  };
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return response === 0;
}
