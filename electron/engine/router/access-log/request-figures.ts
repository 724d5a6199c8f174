import type { RequestSecond } from '../../../../shared/router/router.ts';

/** Five minutes, as the contract says (`requests.figures`). */
const SECONDS_KEPT = 300;

interface Running {
  second: number;
  errors: number;
  /** Milliseconds of each request. */
  services: number[];
}

/** Exact figures of each second, by dyno. Times of single requests are kept for the second under way only. */
export class RequestFigures {
  readonly #seconds = new Map<string, RequestSecond[]>();
  readonly #running = new Map<string, Running>();

  /** @param second whole seconds since the epoch at which it was over */
  add(dyno: string, second: number, service: number, isError: boolean): void {
    let running = this.#running.get(dyno);
    if (running === undefined || running.second !== second) {
      if (running !== undefined) this.#conclude(dyno, running);
      running = { second, errors: 0, services: [] };
      this.#running.set(dyno, running);
    }
    running.services.push(service);
    if (isError) running.errors += 1;
  }

  /** @param now whole seconds since the epoch */
  list(now: number): { dyno: string; seconds: RequestSecond[] }[] {
    for (const [dyno, running] of this.#running) {
      if (running.second >= now) continue;
      this.#conclude(dyno, running);
      this.#running.delete(dyno);
    }
    const dynos = new Set([...this.#seconds.keys(), ...this.#running.keys()]);
    return [...dynos].toSorted(byName).map((dyno) => {
      const running = this.#running.get(dyno);
      const kept = (this.#seconds.get(dyno) ?? []).filter(({ second }) => second > now - SECONDS_KEPT);
      return { dyno, seconds: running === undefined ? kept : [...kept, figuresOf(running)] };
    });
  }

  clear(): void {
    this.#seconds.clear();
    this.#running.clear();
  }

  #conclude(dyno: string, running: Running): void {
    const seconds = this.#seconds.get(dyno) ?? [];
    seconds.push(figuresOf(running));
    if (seconds.length > SECONDS_KEPT) seconds.shift();
    this.#seconds.set(dyno, seconds);
  }
}

function figuresOf({ second, errors, services }: Running): RequestSecond {
  const sorted = Float64Array.from(services).sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { second, requests: sorted.length, errors, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
