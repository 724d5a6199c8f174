/** Node's HTTP/2. Not imported: every app would start later for the few that speak TLS. */
export function nodeHttp2(): typeof import('node:http2') {
  return process.getBuiltinModule('node:http2');
}
