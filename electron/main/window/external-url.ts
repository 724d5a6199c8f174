const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0']);

/** An address that may be opened in the developer's browser, or null: http and https only. */
export function parseExternalUrl(text: unknown): URL | null {
  if (typeof text !== 'string' || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** Dynos of this machine; names below `.localhost` are loopback too (RFC 6761). */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.has(hostname) || hostname.endsWith('.localhost');
}
