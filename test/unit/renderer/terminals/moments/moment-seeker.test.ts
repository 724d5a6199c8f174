import { describe, expect, test } from 'vitest';
import { findMoment } from '../../../../../renderer/terminals/moments/moment-seeker.ts';

describe('the moment of a line in a terminal', () => {
  test('is where its text is', () => {
    expect(findMoment(['a', 'b', 'c'], ['b'], 0)).toBe(1);
  });

  test('is told from others of the same text by what is around it', () => {
    const screen = ['start', 'tick', 'one', 'tick', 'two', 'tick', 'three'];
    expect(findMoment(screen, ['one', 'tick', 'two'], 1)).toBe(3);
  });

  test('is the newest of equal ones', () => {
    expect(findMoment(['tick', 'tick', 'tick'], ['tick'], 0)).toBe(2);
  });

  test('is found although a terminal pads or trims lines', () => {
    expect(findMoment(['a   ', 'b'], ['a'], 0)).toBe(0);
  });

  test.each([[['x']], [['']]])('is nowhere when the text has gone or is empty: %o', (lines) => {
    expect(findMoment(['a', '', 'b'], lines, 0)).toBeNull();
  });
});
