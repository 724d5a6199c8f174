import type { DesktopBridge } from '../../shared/desktop/desktop-bridge.ts';

declare global {
  interface Window {
    /** Only in the desktop app; the browser page has none. */
    dynodeck?: DesktopBridge;
  }
}

/** What the desktop app offers this page; null in a browser, and where code of the window is tested without a page. */
export const desktop: DesktopBridge | null = globalThis.window?.dynodeck ?? null;

/** Opens an http(s) address outside of this page. */
export function openOutside(url: string): void {
  if (desktop) void desktop.openExternal(url);
  else window.open(url, '_blank', 'noopener,noreferrer');
}
