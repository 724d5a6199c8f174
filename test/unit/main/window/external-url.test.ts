import { expect, test } from 'vitest';
import { isLoopback, parseExternalUrl } from '../../../../electron/main/window/external-url.ts';

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'ssh://host',
  'vscode://file/etc/passwd',
  'example.com',
  '',
])('%s is not opened', (text) => {
  expect(parseExternalUrl(text)).toBeNull();
});

test.each([42, null, undefined, { href: 'https://example.com' }])('%s is no address', (value) => {
  expect(parseExternalUrl(value)).toBeNull();
});

test.each([
  ['http://localhost:5001/', true],
  ['http://127.0.0.1:5001/path?query', true],
  ['http://[::1]:5001/', true],
  ['http://0.0.0.0:5001/', true],
  ['http://web.localhost:5001/', true],
  ['https://example.com/', false],
  ['http://localhost.example.com/', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://localhost@example.com/', false],
  ['http://example.com#localhost', false],
])('%s is this machine: %s', (text, expected) => {
  const url = parseExternalUrl(text);
  expect(url && isLoopback(url)).toBe(expected);
});
