import { type DynoSize, dynoSize, MAX_DYNOS_PER_APP } from './dyno-size.ts';

/** Dynos of one process type. */
export interface SizedType {
  name: string;
  quantity: number;
  /** A label of `dyno-size.ts`. */
  size: string;
}

/** Eco dynos of an app that may run at a time. */
const MAX_RUNNING_ECO = 2;
/** Families that bear no other beside them (heroku-platform.md §2.1); standard and performance may be mixed. */
const EXCLUSIVE = new Set(['eco', 'basic']);

/** Where Heroku would not run this formation, a sentence each. Types without dynos break no rule. */
export function sizeWarnings(types: readonly SizedType[]): string[] {
  const used = types.flatMap((type) => {
    const size = dynoSize(type.size);
    return size === undefined || type.quantity === 0 ? [] : [{ ...type, size }];
  });
  const perType = used.flatMap((type) => limitWarning(type) ?? []);
  return [...perType, mixWarning(used), ecoWarning(used), totalWarning(used)].filter((warning) => warning !== null);
}

type Used = { name: string; quantity: number; size: DynoSize };

function limitWarning({ name, quantity, size }: Used): string | null {
  const { label, limitPerType } = size;
  if (limitPerType === null || quantity <= limitPerType) return null;
  const advice = limitPerType === 1 ? ': Standard-1X is the smallest size with more' : '';
  return `${label} allows ${limitPerType} ${name} ${limitPerType === 1 ? 'dyno' : 'dynos'}, not ${quantity}${advice}.`;
}

function mixWarning(used: Used[]): string | null {
  const exclusive = used.find(({ size }) => EXCLUSIVE.has(size.family));
  const other = used.find(({ size }) => size.family !== exclusive?.size.family);
  if (exclusive === undefined || other === undefined) return null;
  const [a, b] = [exclusive, other].map(({ name, size }) => `${name} is ${size.label}`);
  return `An app with ${exclusive.size.label} dynos has no others: ${a}, ${b}.`;
}

function ecoWarning(used: Used[]): string | null {
  const running = sum(used.filter(({ size }) => size.family === 'eco'));
  if (running <= MAX_RUNNING_ECO) return null;
  return `At most ${MAX_RUNNING_ECO} Eco dynos of an app run at a time, not ${running}.`;
}

function totalWarning(used: Used[]): string | null {
  const total = sum(used);
  return total > MAX_DYNOS_PER_APP ? `An app has at most ${MAX_DYNOS_PER_APP} dynos, not ${total}.` : null;
}

function sum(types: Used[]): number {
  return types.reduce((total, { quantity }) => total + quantity, 0);
}
