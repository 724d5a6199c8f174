import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readPageFile, pageHeaders } from './page-files.ts';
import { acceptedLanguages } from '../languages/match-language.ts';
import type { Languages } from '../languages/languages.ts';

export interface ServedPage {
  /** The built page. */
  folder: string;
  /** The languages it can speak besides English; absent: none. */
  languages?: Languages | undefined;
  token: AccessToken;
  /** The port it is served on. */
  port: number;
}

/** Tells whether a request comes by our own name and port, with the cookie that the token was exchanged for. */
export function isAdmitted(request: IncomingMessage, { token, port }: ServedPage): boolean {
  return isLocalHost(request.headers.host, port) && token.matches(readCookie(request.headers.cookie, cookieName(port)));
}

/** Answers one plain HTTP request: the token for a cookie, then the files of the page. */
export async function answerPageRequest(request: IncomingMessage, response: ServerResponse, page: ServedPage): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return respond(response, page, 405, 'Only GET and HEAD are answered here.');
  }
  if (!isLocalHost(request.headers.host, page.port)) {
    return respond(response, page, 403, `Dynodeck answers only to 127.0.0.1:${page.port} and localhost:${page.port}.`);
  }
  const [pathname = '/', query = ''] = (request.url ?? '/').split('?', 2);
  if (pathname === '/' && page.token.matches(new URLSearchParams(query).get('token'))) return admit(response, page);
  if (!isAdmitted(request, page)) {
    return respond(response, page, 403, 'Open the address with `?token=…` that `dynodeck serve` printed in its terminal.');
  }
  const words = page.languages?.wordsFor(acceptedLanguages(request.headers['accept-language'])) ?? null;
  const file = await readPageFile(page.folder, pathname, words);
  if (file === null) return respond(response, page, 404, 'There is no such file.');
  send(response, page, 200, file.contentType, file.body);
}

/** Keeps the token out of the address bar, of history and of bookmarks. */
function admit(response: ServerResponse, page: ServedPage): void {
  const cookie = `${cookieName(page.port)}=${page.token.value}; HttpOnly; SameSite=Strict; Path=/`;
  response.setHeader('set-cookie', cookie);
  response.setHeader('location', '/');
  respond(response, page, 303, 'The page is at /.');
}

function respond(response: ServerResponse, page: ServedPage, status: number, sentence: string): void {
  send(response, page, status, 'text/plain; charset=utf-8', Buffer.from(`${sentence}\n`));
}

/** Node itself leaves the body out of an answer to HEAD. */
function send(response: ServerResponse, page: ServedPage, status: number, contentType: string, body: Buffer): void {
  response.writeHead(status, {
    ...pageHeaders(webSocketSources(page.port)),
    'cache-control': 'no-store',
    'content-length': body.length,
    'content-type': contentType,
  });
  response.end(body);
}

const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Tells whether a `Host` header names this machine and our port. A page elsewhere whose name was made to resolve to
 * 127.0.0.1 (DNS rebinding) sends its own name here.
 */
function isLocalHost(host: string | undefined, port: number): boolean {
  return LOCAL_HOSTS.some((name) => host === `${name}:${port}`);
}

/** Tells whether an `Origin` header is a page of ours. Browsers send it with every WebSocket; absence is a refusal. */
export function isLocalOrigin(origin: string | undefined, port: number): boolean {
  return LOCAL_HOSTS.some((name) => origin === `http://${name}:${port}`);
}

/** The WebSocket sources of the page for its Content-Security-Policy: older browsers leave them out of 'self'. */
function webSocketSources(port: number): string[] {
  return LOCAL_HOSTS.filter((name) => !name.startsWith('[')).map((name) => `ws://${name}:${port}`);
}

/** The token is as strong as the keys of the ciphers around it, and cannot be guessed over any number of requests. */
const TOKEN_BYTES = 32;

/** What lets a browser in: handed over once in the URL, kept by the browser as a cookie. */
interface AccessToken {
  value: string;
  matches(candidate: string | null | undefined): boolean;
}

export function createAccessToken(): AccessToken {
  const value = randomBytes(TOKEN_BYTES).toString('base64url');
  return {
    value,
    // Digests have one length and take one time to compare, whatever the candidate.
    matches: (candidate) => typeof candidate === 'string' && timingSafeEqual(digest(candidate), digest(value)),
  };
}

/** Cookies ignore ports: the name keeps two pages of Dynodeck on one machine apart. */
function cookieName(port: number): string {
  return `dynodeck-${port}`;
}

/** The value of a cookie in a `Cookie` header. */
function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value ?? null;
  }
  return null;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
