import type { DesktopBridge } from '../../../shared/desktop/desktop-bridge.ts';

/**
 * Opens what a program printed as a link, in the developer's browser. The desktop app asks before it leaves this
 * machine; anything that is not http(s) is refused.
 * @returns whether it was opened.
 */
export function openAddress(text: string): boolean {
  const url = webAddress(text);
  if (url === null) return false;
  const { dynodeck } = window as { dynodeck?: DesktopBridge };
  if (dynodeck !== undefined) void dynodeck.openExternal(url.href);
  else window.open(url.href, '_blank', 'noopener,noreferrer');
  return true;
}

/** An address a terminal may open: http or https and nothing else, whatever a program prints. Null for all others. */
export function webAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}
