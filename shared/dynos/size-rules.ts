import { DYNO_FAMILIES, type DynoFamily, type DynoSize, dynoSize, MAX_DYNOS_PER_APP } from './dyno-size.ts';

/** Dynos of one process type. */
export interface SizedType {
  name: string;
  quantity: number;
  /** A label of `dyno-size.ts`. */
  size: string;
}

/** Where Heroku would not run this formation, a sentence each. Types without dynos break no rule. */
export function sizeWarnings(types: readonly SizedType[]): string[] {
  const used = types.flatMap((type) => {
    const size = dynoSize(type.size);
    return size === undefined || type.quantity === 0 ? [] : [{ ...type, size }];
  });
  const perType = used.flatMap((type) => limitWarning(type) ?? []);
  return [...perType, mixWarning(used), runningWarning(used), totalWarning(used)].filter((warning) => warning !== null);
}

type Used = { name: string; quantity: number; size: DynoSize };

function familyOf({ size }: Used): DynoFamily {
  return DYNO_FAMILIES[size.family];
}

function limitWarning(used: Used): string | null {
  const { name, quantity, size: { label } } = used;
  const { limitPerType } = familyOf(used);
  if (limitPerType === null || quantity <= limitPerType) return null;
  const advice = limitPerType === 1 ? ': Standard-1X is the smallest size with more' : '';
  return `${label} allows ${limitPerType} ${name} ${limitPerType === 1 ? 'dyno' : 'dynos'}, not ${quantity}${advice}.`;
}

function mixWarning(used: Used[]): string | null {
  const exclusive = used.find((one) => familyOf(one).isExclusive);
  const other = used.find(({ size }) => size.family !== exclusive?.size.family);
  if (exclusive === undefined || other === undefined) return null;
  const [a, b] = [exclusive, other].map(({ name, size }) => `${name} is ${size.label}`);
  return `An app with ${exclusive.size.label} dynos has no others: ${a}, ${b}.`;
}

function runningWarning(used: Used[]): string | null {
  const first = used.find((one) => familyOf(one).limitRunning !== null);
  if (first === undefined) return null;
  const running = sum(used.filter(({ size }) => size.family === first.size.family));
  const limit = familyOf(first).limitRunning ?? running;
  return running > limit ? `At most ${limit} ${first.size.label} dynos of an app run at a time, not ${running}.` : null;
}

function totalWarning(used: Used[]): string | null {
  const total = sum(used);
  return total > MAX_DYNOS_PER_APP ? `An app has at most ${MAX_DYNOS_PER_APP} dynos, not ${total}.` : null;
}

function sum(types: Used[]): number {
  return types.reduce((total, { quantity }) => total + quantity, 0);
}
