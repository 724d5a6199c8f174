import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestedText } from '../../../../../renderer/terminals/xterm/clipboard-request.ts';

describe('a program that wants the clipboard (OSC 52)', () => {
  test('is understood', () => {
    expect(requestedText(`c;${Buffer.from('grüße').toString('base64')}`)).toBe('grüße');
    expect(requestedText(`;${btoa('x')}`)).toBe('x');
  });

  test('never gets to read it', () => expect(requestedText('c;?')).toBeNull());

  test.each(['', 'c', 'c;', 'c;***', 'z;eA=='])('is ignored when it says %j', (data) => {
    expect(requestedText(data)).toBeNull();
  });

  test('is ignored when it brings more than anybody copies', () => {
    expect(requestedText(`c;${'A'.repeat(2_000_000)}`)).toBeNull();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (data) => {
        requestedText(data);
        requestedText(`c;${data}`);
      }),
    );
  });
});
