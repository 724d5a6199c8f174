import { app, type WebFrameMain, protocol } from 'electron';
import { readPageFile, pageHeaders } from '../../server/web/page-files.ts';
import type { Words } from '../../server/languages/languages.ts';

/** Our own scheme: no file:// pages, and an origin that no other page can have. */
export const PAGE_SCHEME = 'app';
export const PAGE_HOST = 'dynodeck';

/** Address of the window's page: the development server's while developing, else the built one. */
export function pageUrl(): string {
  return developmentServer() ?? `${PAGE_SCHEME}://${PAGE_HOST}/`;
}

/** Whether a URL is the window's page or part of it. */
export function isOurs(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && originOf(url) === originOf(pageUrl());
}

/** Whether a URL stands for data that the window's page made. */
export function isMadeHere(url: string): boolean {
  return url.startsWith('blob:') && isOurs(url.slice('blob:'.length));
}

/** Whether a message comes from the top frame of our page, not from anything embedded in it. */
export function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url);
}

/** electron-vite's server with hot reload; a packaged app never loads anything from the network. */
export function developmentServer(): string | null {
  return app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
}

/** `URL.origin` is "null" for schemes Node does not know. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** Makes the page's scheme known, before the app is ready: Chromium wants to know its schemes early. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the built page, and nothing outside its folder, as app://dynodeck/.
 * @param words of the language that is spoken; null: English
 */
export function serveAppScheme(pageFolder: string, words: Words | null): void {
  protocol.handle(PAGE_SCHEME, async (request) => {
    const headers = pageHeaders();
    const { host, pathname } = new URL(request.url);
    if (request.method !== 'GET' || host !== PAGE_HOST) return new Response(null, { status: 403, headers });
    const file = await readPageFile(pageFolder, pathname, words);
    if (file === null) return new Response(null, { status: 404, headers });
    return new Response(file.body, { headers: { ...headers, 'content-type': file.contentType } });
  });
}
