import { describe, expect, it } from 'vitest';
import { RoundRobin } from '../../../../../electron/engine/process/pty/round-robin.ts';

/** Work of some steps, which writes down each of them. */
function workOf(name: string, steps: number, done: string[], onEnd: () => void = () => {}) {
  let left = steps;
  return {
    runSlice(): boolean {
      done.push(name);
      left--;
      if (left === 0) onEnd();
      return left > 0;
    },
  };
}

describe('Turns', () => {
  it('gives one step to each piece of work in turn', async () => {
    const turns = new RoundRobin();
    const done: string[] = [];
    await new Promise<void>((resolve) => {
      turns.add(workOf('a', 3, done, resolve));
      turns.add(workOf('b', 2, done));
      turns.add(workOf('c', 1, done));
      expect([turns.size, done]).toEqual([3, []]);
    });
    expect(done).toEqual(['a', 'b', 'c', 'a', 'b', 'a']);
    expect(turns.size).toBe(0);
  });

  it('serves everything else between two steps', async () => {
    const turns = new RoundRobin();
    const done: string[] = [];
    await new Promise<void>((resolve) => {
      turns.add(workOf('work', 3, done, resolve));
      setImmediate(() => {
        done.push('other');
        setImmediate(() => done.push('another'));
      });
    });
    expect(done).toEqual(['work', 'other', 'work', 'another', 'work']);
  });
});
