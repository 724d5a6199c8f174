import { randomUUID } from 'node:crypto';
import type { RouterErrorCode } from '../../../../shared/router/router.ts';
import type { RouterLineExtras } from '../../../../shared/logs/router-line.ts';
import { forwardedFor, type Origin } from '../backend/forwarded-head.ts';
import type { RequestHead } from '../http/request-head.ts';
import type { ServedRequest } from '../router-state.ts';

/** What is known of a request; of a refused one only what could be read. */
export type RequestOutline = Pick<RequestHead, 'text' | 'method' | 'target' | 'host' | 'fields'>;

/** How a request ended. */
export interface Outcome {
  status: number;
  code?: RouterErrorCode;
  extras?: RouterLineExtras;
}

/** Maintenance is on purpose; a client that leaves or idles is no fault of the app. */
const LEVELS: Partial<Record<RouterErrorCode, 'info' | 'warning'>> = { H80: 'info', H27: 'warning', H28: 'warning' };

function levelOf(code: RouterErrorCode): 'info' | 'warning' | 'error' {
  return LEVELS[code] ?? 'error';
}

/** What is written down of a request while it is served. */
export class RequestTrace {
  dyno: string | null = null;
  /** Milliseconds. */
  connect: number | null = null;
  bytes: number | null = null;
  protocol: string;
  /** Epoch milliseconds. */
  readonly startedAt = Date.now();
  responseHead = '';
  /** A limit that has passed without being enforced. */
  warned: RouterErrorCode | null = null;
  /** As `performance.now()` gives it; null until a dyno is connected. */
  #connectedAt: number | null = null;

  readonly #request: RequestOutline;
  readonly #origin: Origin;
  readonly #at: number;

  constructor(
    request: RequestOutline,
    origin: Origin,
    readonly requestId: string,
    /** Microseconds since the epoch. */
    at: number,
  ) {
    this.#request = request;
    this.#origin = origin;
    this.#at = at;
    this.protocol = origin.protocol;
  }

  /** @param since as `performance.now()` gave it when the attempt began */
  connected(dyno: string, since: number): void {
    this.#connectedAt = performance.now();
    this.dyno = dyno;
    this.connect = this.#connectedAt - since;
    this.bytes = 0;
  }

  /** Nobody answered there. */
  notConnected(dyno: string, since: number): void {
    this.dyno = dyno;
    this.connect = performance.now() - since;
  }

  conclude({ status, code, extras = {} }: Outcome): ServedRequest {
    const request = this.#request;
    const origin = this.#origin;
    const warned = code === undefined ? this.warned : null;
    const told = code ?? warned;
    const record = {
      requestId: this.requestId,
      at: this.#at,
      method: request.method,
      path: request.target,
      host: request.host,
      forwardedFor: forwardedFor(request.fields, origin.address),
      protocol: this.protocol,
      dyno: this.dyno,
      connect: this.connect,
      service: this.#connectedAt === null ? null : performance.now() - this.#connectedAt,
      status,
      bytes: this.bytes,
      code: told,
      level: told === null ? ('info' as const) : warned === null ? levelOf(told) : ('warning' as const),
    };
    const { tlsVersion } = origin;
    const said = tlsVersion === null ? extras : { ...extras, tlsVersion };
    const heads = { requestHead: request.text, responseHead: this.responseHead };
    return { record, extras: said, warned: warned !== null, ...heads };
  }
}

/** 20 to 200 letters, digits and `+ / = -`, as Heroku documents under "HTTP Request IDs". */
const ACCEPTED = /^[A-Za-z0-9+/=-]{20,200}$/;

/** The client's own id where it is one Heroku keeps, else a new UUID. */
export function requestIdFrom(given: string | null): string {
  return given !== null && ACCEPTED.test(given) ? given : randomUUID();
}
