import { describe, expect, test } from 'vitest';
import { WritePump } from '../../../../../renderer/terminals/xterm/write-pump.ts';

const LARGE = 64 * 1024;

/** A clock whose frames are stepped by hand, and terminals that take a given time per chunk. */
function stage() {
  let now = 0;
  const frames: (() => void)[] = [];
  const parsing: (() => void)[] = [];
  const order: string[] = [];
  const parse = (): void => {
    while (parsing.length > 0) parsing.shift()!();
  };
  const pump = new WritePump({ now: () => now, nextFrame: (callback) => frames.push(callback) });
  return {
    pump,
    order,
    terminal: (name: string, milliseconds: number) => ({
      write(bytes: Uint8Array, parsed: () => void) {
        order.push(`${name}${bytes[0]}`);
        parsing.push(() => {
          now += milliseconds;
          parsed();
        });
      },
    }),
    /** Lets the terminals parse until they wait for the next frame. */
    parse,
    frame() {
      now += 16;
      for (const callback of frames.splice(0)) callback();
      parse();
    },
  };
}

function chunk(first: number, length = LARGE): Uint8Array {
  return new Uint8Array(length).fill(first, 0, 1);
}

const ignore = (): void => undefined;

describe('the write pump', () => {
  test('gives every terminal its turn', () => {
    const { pump, terminal, order, parse } = stage();
    const [a, b] = [terminal('a', 1), terminal('b', 1)];
    for (const i of [1, 2, 3]) pump.write(a, chunk(i), ignore);
    for (const i of [1, 2]) pump.write(b, chunk(i), ignore);
    parse();
    expect(order).toEqual(['a1', 'a2', 'b1', 'a3', 'b2']);
  });

  test('leaves the rest of a frame to painting', () => {
    const { pump, terminal, order, parse, frame } = stage();
    const a = terminal('a', 6);
    for (const i of [1, 2, 3, 4, 5]) pump.write(a, chunk(i), ignore);
    parse();
    expect(order).toEqual(['a1', 'a2']);
    frame();
    expect(order).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  test('writes an echo at once while another terminal floods', () => {
    const { pump, terminal, order } = stage();
    const [flood, shell] = [terminal('flood', 20), terminal('shell', 1)];
    for (const i of [1, 2, 3]) pump.write(flood, chunk(i), ignore);
    pump.write(shell, chunk(1, 10), ignore);
    expect(order).toEqual(['flood1', 'shell1']);
  });

  test('keeps the order within a terminal, small chunks too', () => {
    const { pump, terminal, order, parse } = stage();
    const a = terminal('a', 1);
    pump.write(a, chunk(1), ignore);
    pump.write(a, chunk(2), ignore);
    pump.write(a, chunk(3, 10), ignore);
    parse();
    expect(order).toEqual(['a1', 'a2', 'a3']);
  });

  test('does not wait for a terminal that is gone', () => {
    const { pump, terminal, order } = stage();
    const [gone, other] = [terminal('gone', 1), terminal('other', 1)];
    pump.write(gone, chunk(1), ignore);
    pump.write(other, chunk(1), ignore);
    pump.forget(gone);
    expect(order).toEqual(['gone1', 'other1']);
  });

  test('counts what it drops as parsed', () => {
    const { pump, terminal, order, parse } = stage();
    const a = terminal('a', 1);
    let parsed = 0;
    for (const i of [1, 2, 3]) pump.write(a, chunk(i), () => parsed++);
    pump.drop(a);
    expect(parsed).toBe(2);
    parse();
    expect(parsed).toBe(3);
    expect(order).toEqual(['a1']);
  });
});
