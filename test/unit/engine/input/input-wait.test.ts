import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputWait } from '../../../../electron/engine/input/input-wait.ts';

/** Longer than any wait for a look. In milliseconds. */
const FOR_LONG = 10 * 60_000;

/** A wait over a dyno of which the test says whether it reads. */
function watched(isReading: () => boolean | null): { wait: InputWait; looks: () => number; told: (string | null)[] } {
  let looks = 0;
  const told: (string | null)[] = [];
  const wait = new InputWait({
    isReading: () => {
      looks++;
      return isReading();
    },
    changed: () => told.push(wait.awaited?.prompt ?? null),
  });
  return { wait, looks: () => looks, told };
}

const line = (text: string): Uint8Array => Buffer.from(text);

describe('A wait for input', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is found by one look, and then by none', () => {
    const { wait, looks, told } = watched(() => true);
    wait.unfinished(line('\x1b[1mOk?\x1b[0m '));
    vi.advanceTimersByTime(FOR_LONG);
    expect(told).toEqual(['Ok?']);
    expect(looks()).toBe(1);
  });

  it('costs nothing where lines are complete', () => {
    const { wait, looks } = watched(() => true);
    wait.unfinished(line('build'));
    wait.unfinished(null);
    wait.typed();
    vi.advanceTimersByTime(FOR_LONG);
    expect(looks()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is looked for a few times in a line that stands for ever', () => {
    const { wait, looks, told } = watched(() => false);
    wait.unfinished(line('Compiling… '));
    vi.advanceTimersByTime(FOR_LONG);
    expect(looks()).toBe(4);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is taken for one, where the system does not tell, once the line has stood for a while', () => {
    const { wait, told } = watched(() => null);
    wait.unfinished(line('Password: '));
    vi.advanceTimersByTime(1_500);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(FOR_LONG);
    expect(told).toEqual(['Password:']);
  });

  it('ends when the line does, when it goes on after a key, and with the process', () => {
    let isReading = true;
    const { wait, told } = watched(() => isReading);
    wait.unfinished(line('Ok? '));
    vi.advanceTimersByTime(1_000);
    isReading = false;
    wait.typed();
    vi.advanceTimersByTime(1_000);
    isReading = true;
    wait.unfinished(line('Sure? '));
    vi.advanceTimersByTime(1_000);
    wait.unfinished(null);
    wait.unfinished(line('Really? '));
    vi.advanceTimersByTime(1_000);
    wait.dispose();
    wait.unfinished(line('after the end'));
    vi.advanceTimersByTime(FOR_LONG);
    expect(told).toEqual(['Ok?', null, 'Sure?', null, 'Really?', null]);
  });

  it('shows the end of a very long line', () => {
    const { wait } = watched(() => true);
    wait.unfinished(line(`${'x'.repeat(100_000)} sure?`));
    vi.advanceTimersByTime(1_000);
    expect(wait.awaited?.prompt).toMatch(/^…x+ sure\?$/);
    expect(wait.awaited?.prompt.length).toBe(121);
  });
});
