import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Dyno } from '../../../../electron/engine/dyno/dyno.ts';
import { Sleeping } from '../../../../electron/engine/dyno-manager/sleeping.ts';
import { type Machine, newMachine, type PlatformEvent, stateOf, step } from '../../../../shared/dynos/dyno-machine.ts';

const MINUTE_MS = 60_000;

/** A web dyno that is up as soon as it is started, without a process. */
class WebDyno {
  #machine: Machine = newMachine('formation');
  #since = 0;

  get state(): Dyno['state'] {
    return stateOf(this.#machine);
  }

  boot(): void {
    for (const name of ['start', 'bound'] as const) this.#machine = step(this.#machine, { name }).machine;
    this.#since = Date.now();
  }

  apply(event: PlatformEvent): void {
    this.#machine = step(this.#machine, event).machine;
  }

  snapshot(): ReturnType<Dyno['snapshot']> {
    return { since: this.#since } as ReturnType<Dyno['snapshot']>;
  }
}

function makeSleeping(): { dyno: WebDyno; sleeping: Sleeping; request: () => void } {
  const traffic = { lastRequestAt: null as number | null, onWaiting: (listener: () => void) => void (tell = listener) };
  let tell = (): void => {};
  const dyno = new WebDyno();
  const sleeping = new Sleeping({ traffic, dynos: () => [dyno] });
  const request = (): void => {
    traffic.lastRequestAt = Date.now();
    if (dyno.state !== 'up') tell();
  };
  dyno.boot();
  return { dyno, sleeping, request };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a dyno sleeps when the last request is so many minutes ago', () => {
  const { dyno, sleeping, request } = makeSleeping();
  sleeping.update(30);
  vi.advanceTimersByTime(20 * MINUTE_MS);
  request();
  vi.advanceTimersByTime(30 * MINUTE_MS - 1);
  expect(dyno.state).toBe('up');
  vi.advanceTimersByTime(1);
  expect(dyno.state).toBe('idle');
});

test('a request that waits wakes it, and the time begins anew', () => {
  const { dyno, sleeping, request } = makeSleeping();
  sleeping.update(30);
  vi.advanceTimersByTime(31 * MINUTE_MS);
  request();
  expect(dyno.state).toBe('starting');
  dyno.boot();
  sleeping.update(30);
  vi.advanceTimersByTime(30 * MINUTE_MS - 1);
  expect(dyno.state).toBe('up');
  vi.advanceTimersByTime(1);
  expect(dyno.state).toBe('idle');
});

test('the setting counts from when it was chosen, and none means never', () => {
  const { dyno, sleeping } = makeSleeping();
  sleeping.update(null);
  vi.advanceTimersByTime(1_000 * MINUTE_MS);
  sleeping.update(5);
  vi.advanceTimersByTime(4 * MINUTE_MS);
  expect(dyno.state).toBe('up');
  sleeping.update(null);
  vi.advanceTimersByTime(1_000 * MINUTE_MS);
  expect(dyno.state).toBe('up');
});
