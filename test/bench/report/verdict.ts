import type { Verdict } from '../part.ts';

/** Holds a value against the most it may be. A value that was not measured misses every budget. */
export function atMost(budget: string, value: number, limit: number, show: (value: number) => string): Verdict {
  return { budget, measured: Number.isNaN(value) ? 'not measured' : show(value), met: value <= limit };
}

export function times(value: number): string {
  return `${value.toFixed(2)} ×`;
}
