/** Fields for one connection only (RFC 9110 §7.6.1); the router writes its own of them. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Whoever names one of these in `Connection` wants it to get lost on the way; they belong to the message. */
const NEVER_DROPPED = new Set(['content-length', 'cookie', 'host', 'authorization']);

/**
 * Whether a field stays behind.
 * @param name in lower case
 * @param connection what the `Connection` field names, in lower case
 */
export function isHopByHop(name: string, connection: readonly string[]): boolean {
  if (HOP_BY_HOP.has(name)) return true;
  return connection.length > 0 && connection.includes(name) && !NEVER_DROPPED.has(name);
}
