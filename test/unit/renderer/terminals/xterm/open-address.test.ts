import { describe, expect, test } from 'vitest';
import { webAddress } from '../../../../../renderer/terminals/xterm/open-address.ts';

describe('addresses a terminal may open', () => {
  test.each(['http://localhost:5001/', 'https://example.com/a?b#c', 'HTTP://EXAMPLE.COM'])('takes %s', (text) => {
    expect(webAddress(text)?.protocol).toMatch(/^https?:$/);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'vscode://file/x',
    'app://dynodeck/',
    '//example.com',
    'example.com',
    '',
  ])('refuses %j', (text) => expect(webAddress(text)).toBeNull());
});
