import { t } from '../../../shared/text/i18n.ts';
import { notify } from './notices.ts';

/** Puts text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(t('{what} copied.', { what }), 'info');
  } catch {
    notify(t('{what} was not copied: this page may not use the clipboard.', { what }));
  }
}
