import { expect, it } from 'vitest';
import { RequestFigures } from '../../../../../electron/engine/router/access-log/request-figures.ts';
import { RequestHistory } from '../../../../../electron/engine/router/access-log/request-history.ts';
import type { RequestRecord } from '../../../../../shared/router/router.ts';

const RECORD: Omit<RequestRecord, 'number'> = {
  requestId: 'id',
  at: 0,
  method: 'GET',
  path: '/',
  host: 'a',
  forwardedFor: '127.0.0.1',
  protocol: 'http',
  dyno: 'web.1',
  connect: 0,
  service: 1,
  status: 200,
  bytes: 2,
  code: null,
  level: 'info',
};

it('keeps the newest 10,000 requests, by number', () => {
  const log = new RequestHistory();
  for (let count = 0; count < 10_005; count++) log.add(RECORD, { request: '', response: '' }, count);
  expect(log.span).toEqual({ first: 6, last: 10_005 });
  expect(log.list(0, 2).map(({ number }) => number)).toEqual([6, 7]);
  expect(log.list(10_004, 10).map(({ number }) => number)).toEqual([10_005]);
  expect(log.show(5)).toBeNull();
  expect(log.show(6)?.line).toBe(5);
});

it('lets go of the oldest heads when they are too large together, and keeps the records', () => {
  const log = new RequestHistory();
  const heads = { request: `GET / HTTP/1.1\r\nX: ${'a'.repeat(1024 * 1024)}`, response: '' };
  for (let count = 0; count < 20; count++) log.add(RECORD, heads, 0);
  expect(log.span.first).toBe(1);
  expect(log.show(1)?.requestHeaders).toEqual([]);
  expect(log.show(20)?.requestHeaders).toHaveLength(1);
});

it('goes on with its numbers after it was cleared', () => {
  const log = new RequestHistory();
  log.add(RECORD, { request: '', response: '' }, 0);
  log.clear();
  expect([log.span, log.show(1)]).toEqual([{ first: 0, last: 0 }, null]);
  expect(log.add(RECORD, { request: '', response: '' }, 1).number).toBe(2);
  expect(log.list(0, 10)).toHaveLength(1);
});

it('gives exact percentiles of each second, for five minutes', () => {
  const figures = new RequestFigures();
  for (let service = 100; service >= 1; service--) figures.add('web.1', 1_000, service, service === 7);
  figures.add('web.1', 1_001, 5, false);
  expect(figures.list(1_001)).toEqual([
    {
      dyno: 'web.1',
      seconds: [
        { second: 1_000, requests: 100, errors: 1, p50: 50, p95: 95, p99: 99 },
        { second: 1_001, requests: 1, errors: 0, p50: 5, p95: 5, p99: 5 },
      ],
    },
  ]);
  expect(figures.list(1_300)[0]?.seconds.map(({ second }) => second)).toEqual([1_001]);
});
