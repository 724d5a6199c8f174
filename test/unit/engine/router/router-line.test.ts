import { expect, it } from 'vitest';
import type { RequestRecord } from '../../../../shared/router/router.ts';
import { formatRouterLine } from '../../../../shared/logs/router-line.ts';

const RECORD: RequestRecord = {
  number: 1,
  requestId: '8601b555-6a83-4c12-8269-97c8e32cdb22',
  at: 0,
  method: 'GET',
  path: '/posts',
  host: 'myapp.herokuapp.com',
  forwardedFor: '204.204.204.204',
  protocol: 'https',
  dyno: 'web.1',
  connect: 1,
  service: 18,
  status: 200,
  bytes: 975,
  code: null,
  level: 'info',
};

it('is the line that Heroku documents', () => {
  expect(formatRouterLine(RECORD)).toBe(
    'at=info method=GET path="/posts" host=myapp.herokuapp.com request_id=8601b555-6a83-4c12-8269-97c8e32cdb22' +
      ' fwd="204.204.204.204" dyno=web.1 connect=1ms service=18ms status=200 bytes=975 protocol=https',
  );
});

it('is that of an error, too', () => {
  const record: RequestRecord = { ...RECORD, path: '/', service: 30_001, status: 503, bytes: 0, code: 'H12', level: 'error' };
  expect(formatRouterLine(record)).toBe(
    'at=error code=H12 desc="Request timeout" method=GET path="/" host=myapp.herokuapp.com' +
      ' request_id=8601b555-6a83-4c12-8269-97c8e32cdb22 fwd="204.204.204.204" dyno=web.1 connect=1ms service=30001ms' +
      ' status=503 bytes=0 protocol=https',
  );
});

it('keeps fields without a value, and quotes nothing that would end a value', () => {
  const record: RequestRecord = { ...RECORD, path: '/"x', dyno: null, connect: null, service: null, bytes: null };
  expect(formatRouterLine(record)).toContain('path="/%22x"');
  expect(formatRouterLine(record)).toContain('dyno= connect= service= status=200 bytes= protocol=https');
});

it('is that of Router 2.0 for HTTP/2', () => {
  const record: RequestRecord = { ...RECORD, protocol: 'http2.0' };
  expect(formatRouterLine(record, { tlsVersion: 'tls1.3' })).toMatch(/ bytes=975 protocol=http2\.0 tls=true tls_version=tls1\.3$/);
});
