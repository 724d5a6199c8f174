import { protocol } from 'electron';
import { readPageFile } from '../../server/web/page-files.ts';
import { pageHeaders } from '../../server/web/page-headers.ts';
import type { Words } from '../../server/languages/languages.ts';
import { PAGE_HOST, PAGE_SCHEME } from './page.ts';

/** Before the app is ready, as Chromium wants to know its schemes early. */
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
