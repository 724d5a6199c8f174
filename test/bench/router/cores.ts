/** One core for the load and the server behind, the other for whoever stands between them alone. */
export const CLIENT_CORE = '0';
export const PROXY_CORE = '1';
