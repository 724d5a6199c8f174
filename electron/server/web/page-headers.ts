/**
 * Headers of everything the page is made of (docs/security.md). xterm.js colours its rows with style
 * attributes and a style sheet of its own, hence 'unsafe-inline' for styles and for nothing else.
 * @param connect further sources the page may connect to, besides its own origin
 */
export function pageHeaders(connect: readonly string[] = []): Record<string, string> {
  return {
    'content-security-policy': [
      `default-src 'none'`,
      `script-src 'self'`,
      `style-src 'self' 'unsafe-inline'`,
      `img-src 'self' data:`,
      `font-src 'self'`,
      `connect-src ${["'self'", ...connect].join(' ')}`,
      `base-uri 'none'`,
      `form-action 'none'`,
      `frame-ancestors 'none'`,
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
