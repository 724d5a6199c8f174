import { describe, expect, test } from 'vitest';
import { SerialQueue } from '../../../../electron/engine/system/serial-queue.ts';

describe('A serial queue', () => {
  test('begins a piece of work only when the one before it has ended', async () => {
    const queue = new SerialQueue();
    const steps: string[] = [];
    const first = withResolvers();
    const one = queue.add(async () => {
      steps.push('one begins');
      await first.promise;
      steps.push('one ends');
    });
    const two = queue.add(() => void steps.push('two'));
    await Promise.resolve();
    expect(steps).toEqual(['one begins']);
    first.resolve();
    await Promise.all([one, two]);
    expect(steps).toEqual(['one begins', 'one ends', 'two']);
  });

  test('tells a failure to whoever asked for the work, and goes on with the next piece', async () => {
    const queue = new SerialQueue();
    const failing = queue.add(() => Promise.reject(new Error('no')));
    const next = queue.add(() => 'done');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });

  test('is idle once all that was asked for has been done, also where the last piece fails', async () => {
    const queue = new SerialQueue();
    let done = false;
    queue.add(() => Promise.reject(new Error('no'))).catch(() => (done = true));
    await queue.idle();
    expect(done).toBe(true);
  });
});

function withResolvers(): { promise: Promise<void>; resolve(): void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
