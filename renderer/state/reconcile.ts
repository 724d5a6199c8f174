/**
 * `next` with every part that equals its counterpart in `previous` replaced by that very object, so that a view of an
 * unchanged dyno sees the same reference and does not render. Plain JSON values only; array items are matched by
 * `name` or `id` where they have one, so that a new dyno in the middle does not disturb those behind it.
 */
export function reconcile<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return reconcileArray(previous, next) as T;
  if (isRecord(previous) && isRecord(next)) return reconcileRecord(previous, next) as T;
  return next;
}

function reconcileArray(previous: unknown[], next: unknown[]): unknown[] {
  const byKey = new Map(previous.map((item, index) => [keyOf(item, index), item]));
  const merged = next.map((item, index) => reconcile(byKey.get(keyOf(item, index)), item));
  const same = merged.length === previous.length && merged.every((item, index) => Object.is(item, previous[index]));
  return same ? previous : merged;
}

function reconcileRecord(previous: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  const merged = Object.fromEntries(keys.map((key) => [key, reconcile(previous[key], next[key])]));
  const same =
    keys.length === Object.keys(previous).length &&
    keys.every((key) => key in previous && Object.is(merged[key], previous[key]));
  return same ? previous : merged;
}

function keyOf(item: unknown, index: number): unknown {
  if (!isRecord(item)) return index;
  return item['name'] ?? item['id'] ?? index;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
