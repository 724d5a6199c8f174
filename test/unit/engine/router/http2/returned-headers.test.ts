import { expect, it } from 'vitest';
import { returnedHeaders } from '../../../../../electron/engine/router/http2/returned-headers.ts';

it('lists the values of a field that comes several times, and keeps cookies apart', () => {
  const fields: [string, string][] = [['Vary', 'a'], ['Set-Cookie', 'x=1'], ['vary', 'b'], ['set-cookie', 'y=2']];
  expect(returnedHeaders(200, fields)).toEqual({ ':status': 200, vary: 'a, b', 'set-cookie': ['x=1', 'y=2'] });
});

it('has a status that Node sends, and no length beside one that has no body', () => {
  expect(returnedHeaders(600, [])).toEqual({ ':status': 500 });
  expect(returnedHeaders(205, [['Content-Length', '2']])).toEqual({ ':status': 205 });
});
