import { describe, expect, it } from 'vitest';
import { filterRequests, isError, isSlow, NO_REQUEST_FILTER } from '../../../../renderer/requests/request-filter.ts';
import { aRequest } from './a-request.ts';

const fine = aRequest();
const missing = aRequest({ number: 2, path: '/Missing', status: 404, dyno: 'web.2' });
const broken = aRequest({ number: 3, method: 'POST', status: 500, service: 1_400 });
const timedOut = aRequest({ number: 4, code: 'H12', status: 503, service: 30_001, level: 'error' });
const all = [fine, missing, broken, timedOut];
const numbers = (filter: Partial<typeof NO_REQUEST_FILTER>) =>
  filterRequests(all, { ...NO_REQUEST_FILTER, ...filter }).map(({ number }) => number);

describe('the filter of requests', () => {
  it('gives the very same list when nothing is filtered, so that nothing is painted anew', () => {
    expect(filterRequests(all, NO_REQUEST_FILTER)).toBe(all);
    expect(filterRequests(all, { ...NO_REQUEST_FILTER, text: '  ' })).toBe(all);
  });

  it('looks for all words in any case, in path, method, status, dyno and code', () => {
    expect(numbers({ text: 'missing' })).toEqual([2]);
    expect(numbers({ text: 'post 500' })).toEqual([3]);
    expect(numbers({ text: 'h12' })).toEqual([4]);
    expect(numbers({ text: 'web.2' })).toEqual([2]);
    expect(numbers({ text: fine.requestId.slice(0, 8) })).toEqual([1, 2, 3, 4]);
    expect(numbers({ text: 'missing h12' })).toEqual([]);
  });

  it("takes the app's own 5xx and every H code for errors, and 404 for an answer", () => {
    expect(numbers({ errors: true })).toEqual([3, 4]);
    expect(isError(aRequest({ code: 'H27', status: 499 }))).toBe(true);
    expect(isError(missing)).toBe(false);
  });

  it('calls slow what takes a second or more, waiting for the dyno included', () => {
    expect(numbers({ slow: true })).toEqual([3, 4]);
    expect(isSlow(aRequest({ connect: 990, service: 10 }))).toBe(true);
    expect(isSlow(aRequest({ connect: null, service: null }))).toBe(false);
  });

  it('narrows by all of its conditions together', () => {
    expect(numbers({ errors: true, slow: true, dyno: 'web.1', text: 'get' })).toEqual([4]);
    expect(numbers({ dyno: 'web.2' })).toEqual([2]);
  });
});
