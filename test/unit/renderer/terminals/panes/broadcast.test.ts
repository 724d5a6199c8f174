import { afterEach, describe, expect, test } from 'vitest';
import { isTyped, othersOf, setReceiver, startBroadcast, stopBroadcast } from '../../../../../renderer/terminals/panes/broadcast.ts';

afterEach(stopBroadcast);

describe('broadcast input', () => {
  test('goes nowhere else while it is off', () => {
    expect(othersOf('app', 'web.1')).toEqual([]);
  });

  test('goes from each receiver to all others of the app', () => {
    startBroadcast('app', ['web.1', 'web.2', 'run.1']);
    expect(othersOf('app', 'web.2')).toEqual(['web.1', 'run.1']);
    expect(othersOf('other', 'web.2')).toEqual([]);
  });

  test('neither reaches nor comes from a dyno that was taken out', () => {
    startBroadcast('app', ['web.1', 'web.2']);
    setReceiver('web.2', false);
    expect(othersOf('app', 'web.1')).toEqual([]);
    expect(othersOf('app', 'web.2')).toEqual([]);
    setReceiver('web.2', true);
    expect(othersOf('app', 'web.1')).toEqual(['web.2']);
  });

  test.each(['a', 'ls -l\r', '\x03', '\x1b[A', '\x1bOP', '\x1b[15~', '\x1b[200~pasted\x1b[201~', '\x1b'])(
    'takes what is typed: %j',
    (data) => expect(isTyped(data)).toBe(true),
  );

  test.each(['\x1b[?1;2c', '\x1b[>0;276;0c', '\x1b[12;40R', '\x1b[0n', '\x1b[<0;3;4M', '\x1b[I', '\x1b[?2026;2$y', '\x1b]10;rgb:0/0/0\x07'])(
    'leaves out what a terminal says of itself: %j',
    (data) => expect(isTyped(data)).toBe(false),
  );
});
