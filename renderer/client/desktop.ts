import type { DesktopBridge } from '../../shared/desktop/desktop-bridge.ts';

declare global {
  interface Window {
    /** Only in the desktop app; the browser page has none. */
    dynodeck?: DesktopBridge;
  }
}

/** What the desktop app offers this page; null in a browser. */
export const desktop: DesktopBridge | null = window.dynodeck ?? null;

/** Opens an http(s) address outside of this page. */
export function openOutside(url: string): void {
  if (desktop) void desktop.openExternal(url);
  else window.open(url, '_blank', 'noopener,noreferrer');
}
