import { describe, expect, it } from 'vitest';
import { filterById, filterByTime } from '../../../../renderer/requests/RequestLog.tsx';
import {
  byteCount,
  clock,
  CODE_MEANINGS,
  codeTitle,
  milliseconds,
  statusTone,
} from '../../../../renderer/requests/request-labels.ts';
import { ROUTER_ERRORS } from '../../../../shared/router/router.ts';
import { aRequest } from './a-request.ts';

describe('a request in words', () => {
  it('leaves out what never came about', () => {
    expect([milliseconds(null), byteCount(null), codeTitle(null)]).toEqual(['', '', undefined]);
    expect([milliseconds(30_001), byteCount(1_234_567), codeTitle('H12')]).toEqual([
      '30,001 ms',
      '1,234,567',
      'H12: Request timeout',
    ]);
    expect(clock(1_763_626_513_646_677)).toBe('08:15:13.646');
  });

  it.each([
    [101, 'good'],
    [204, 'good'],
    [304, 'moved'],
    [404, 'client'],
    [499, 'client'],
    [503, 'server'],
  ] as const)('status %i is %s', (status, tone) => {
    expect(statusTone(status)).toBe(tone);
  });

  it('has a meaning for every code', () => {
    expect(Object.keys(CODE_MEANINGS).sort()).toEqual(Object.keys(ROUTER_ERRORS).sort());
  });
});

describe('the log of a request', () => {
  it('is what names its id', () => {
    expect(filterById(aRequest()).text).toBe('8601b555-6a83-4c12-8269-97c8e32cdb22');
  });

  it('is else what its dyno and the router said from a little before to a little after', () => {
    const { dynos, since, until } = filterByTime(aRequest({ at: 1_000_000, connect: 10, service: 90 }));
    expect(dynos).toEqual(['web.1', 'router']);
    expect([since, until]).toEqual([750_000, 1_350_000]);
  });

  it('is what everybody said when no dyno took it', () => {
    const { dynos, since, until } = filterByTime(aRequest({ at: 1_000_000, connect: null, service: null, dyno: null }));
    expect(dynos).toEqual([]);
    expect([since, until]).toEqual([750_000, 1_250_000]);
  });
});
