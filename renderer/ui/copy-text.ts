import { notify } from './notices.ts';

/** Puts text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(`${what} copied.`, 'info');
  } catch {
    notify(`${what} was not copied: this page may not use the clipboard.`);
  }
}
