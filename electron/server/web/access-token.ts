import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** As strong as the keys of the ciphers around it; cannot be guessed over any number of requests. */
const TOKEN_BYTES = 32;

/** What lets a browser in: handed over once in the URL, kept by the browser as a cookie. */
export interface AccessToken {
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
export function cookieName(port: number): string {
  return `dynodeck-${port}`;
}

/** The value of a cookie in a `Cookie` header. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value ?? null;
  }
  return null;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
