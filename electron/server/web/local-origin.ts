const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether a `Host` header names this machine and our port. A page elsewhere whose name was made to resolve to
 * 127.0.0.1 (DNS rebinding) sends its own name here.
 */
export function isLocalHost(host: string | undefined, port: number): boolean {
  return LOCAL_HOSTS.some((name) => host === `${name}:${port}`);
}

/** Whether an `Origin` header is a page of ours. Browsers send it with every WebSocket; absence is a refusal. */
export function isLocalOrigin(origin: string | undefined, port: number): boolean {
  return LOCAL_HOSTS.some((name) => origin === `http://${name}:${port}`);
}

/** The WebSocket sources of the page for its Content-Security-Policy: older browsers leave them out of 'self'. */
export function webSocketSources(port: number): string[] {
  return LOCAL_HOSTS.filter((name) => !name.startsWith('[')).map((name) => `ws://${name}:${port}`);
}
