import { printableBytes } from '../text/printable.ts';
import { type RequestRecord, ROUTER_ERRORS, type RouterErrorCode } from '../router/router.ts';

/** What a line of the router says beside the record, for some codes only. */
export interface RouterLineExtras {
  /** H18 and H27: which of the two sockets closed. */
  sock?: 'client' | 'backend' | undefined;
  /** H26: what was wrong with the request; H25: which limit the response broke. */
  cause?: string | undefined;
  /** HTTP/2 only, such as `tls1.3`. Lines about it have the fields of Router 2.0, as the older router has no HTTP/2. */
  tlsVersion?: string | undefined;
}

/** Heroku's words for a code; H25 names the limit that was broken. */
export function describeRouterError(code: RouterErrorCode, cause?: string): string {
  return code === 'H25' && cause !== undefined ? `${ROUTER_ERRORS.H25}: ${cause}` : ROUTER_ERRORS[code];
}

/**
 * The line of `heroku[router]` for a request (docs/heroku.md §5). Numbers that never came about stay empty. Whatever a
 * client sent is printable ASCII in it, and a quotation mark ends no value for whoever reads the line by program.
 */
export function formatRouterLine(record: RequestRecord, { sock, cause, tlsVersion }: RouterLineExtras = {}): string {
  const { code } = record;
  const socket = sock === undefined ? '' : `sock=${sock} `;
  const error = code === null ? '' : ` code=${code} desc="${printableBytes(describeRouterError(code, cause))}"`;
  const why = code === 'H26' && cause !== undefined ? ` cause="${printableBytes(cause)}"` : '';
  const tls = tlsVersion === undefined ? '' : ` tls=true tls_version=${tlsVersion}`;
  return (
    `${socket}at=${record.level}${error}${why} method=${printableBytes(record.method)} path="${printableBytes(record.path)}"` +
    ` host=${printableBytes(record.host)} request_id=${record.requestId} fwd="${printableBytes(record.forwardedFor)}"` +
    ` dyno=${record.dyno ?? ''} connect=${milliseconds(record.connect)} service=${milliseconds(record.service)}` +
    ` status=${record.status || ''} bytes=${record.bytes ?? ''} protocol=${record.protocol}${tls}`
  );
}

function milliseconds(value: number | null): string {
  return value === null ? '' : `${Math.round(value)}ms`;
}
