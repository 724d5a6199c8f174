import { describe, expect, test } from 'vitest';
import { WebglPool } from '../../../../../renderer/terminals/xterm/webgl-painter.ts';

function user() {
  return {
    on: false,
    enableWebgl() {
      this.on = true;
    },
    disableWebgl() {
      this.on = false;
    },
  };
}

describe('sharing WebGL', () => {
  test('gives it to the eight terminals that were shown last', () => {
    const pool = new WebglPool();
    const users = Array.from({ length: 10 }, user);
    for (const each of users) pool.take(each);
    expect(users.map(({ on }) => on)).toEqual([false, false, ...Array(8).fill(true)]);
  });

  test('passes over the one that was shown again', () => {
    const pool = new WebglPool();
    const users = Array.from({ length: 8 }, user);
    for (const each of users) pool.take(each);
    pool.take(users[0]!);
    pool.take(user());
    expect(users[0]!.on).toBe(true);
    expect(users[1]!.on).toBe(false);
  });

  test('is free again when a terminal is hidden', () => {
    const pool = new WebglPool();
    const [first, ...others] = Array.from({ length: 8 }, user);
    for (const each of [first!, ...others]) pool.take(each);
    pool.giveBack(first!);
    pool.take(user());
    expect(first!.on).toBe(false);
    expect(others.every(({ on }) => on)).toBe(true);
  });
});
