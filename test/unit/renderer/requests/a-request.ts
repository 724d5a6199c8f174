import type { RequestRecord } from '../../../../shared/router/router.ts';

/** A request that went well, with what a test cares about. */
export function aRequest(part: Partial<RequestRecord> = {}): RequestRecord {
  return {
    number: 1,
    requestId: '8601b555-6a83-4c12-8269-97c8e32cdb22',
    at: 1_763_626_513_646_677,
    method: 'GET',
    path: '/posts',
    host: 'shop.localhost',
    forwardedFor: '127.0.0.1',
    protocol: 'http',
    dyno: 'web.1',
    connect: 1,
    service: 18,
    status: 200,
    bytes: 975,
    code: null,
    level: 'info',
    ...part,
  };
}

/** Requests with these numbers. */
export function requests(from: number, to: number): RequestRecord[] {
  return Array.from({ length: to - from + 1 }, (_, index) => aRequest({ number: from + index }));
}
