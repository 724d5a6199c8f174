/** The rules Heroku has for a family of dyno sizes (docs/heroku.md §2.1, §3.6). */
export interface DynoFamily {
  /** Dynos of one process type; null: only the limit of the app. */
  limitPerType: number | null;
  /** Dynos of an app that may run at a time; null: no more than all. */
  limitRunning: number | null;
  /** Bears no other family beside it. */
  isExclusive: boolean;
  /** Minutes without a request after which web dynos sleep; null: never. */
  sleepAfter: number | null;
  /** Dyno-hours of an account in a month; null: they are not counted. */
  monthlyHours: number | null;
}

const UNLIMITED = { limitPerType: null, limitRunning: null, isExclusive: false, sleepAfter: null, monthlyHours: null };

export const DYNO_FAMILIES = {
  eco: { limitPerType: 1, limitRunning: 2, isExclusive: true, sleepAfter: 30, monthlyHours: 1_000 },
  basic: { ...UNLIMITED, limitPerType: 1, isExclusive: true },
  standard: UNLIMITED,
  performance: { ...UNLIMITED, limitPerType: 10 },
} as const satisfies Record<string, DynoFamily>;

/** Dyno sizes: labels with a memory quota (docs/heroku.md §2.1). Nothing is limited by them, and nothing costs. */
export interface DynoSize {
  /** As Heroku writes it in `ps`: `Standard-1X`. */
  label: string;
  /** Mebibytes. */
  quota: number;
  family: keyof typeof DYNO_FAMILIES;
}

/** The unit of a quota, in bytes. */
export const MEBIBYTE = 1024 * 1024;

/** The most dynos of an app in all. */
export const MAX_DYNOS_PER_APP = 100;
/** The size of a type nobody gave another: what `heroku create` of today does. */
export const DEFAULT_SIZE = 'Basic';

export const DYNO_SIZES: readonly DynoSize[] = [
  { label: 'Eco', quota: 512, family: 'eco' },
  { label: 'Basic', quota: 512, family: 'basic' },
  { label: 'Standard-1X', quota: 512, family: 'standard' },
  { label: 'Standard-2X', quota: 1_024, family: 'standard' },
  { label: 'Performance-M', quota: 2_560, family: 'performance' },
  { label: 'Performance-L', quota: 14_336, family: 'performance' },
  { label: 'Performance-L-RAM', quota: 30_720, family: 'performance' },
  { label: 'Performance-XL', quota: 63_488, family: 'performance' },
  { label: 'Performance-2XL', quota: 129_024, family: 'performance' },
];

/** The size with a label, in any case; undefined for one that Heroku does not have. */
export function dynoSize(label: string): DynoSize | undefined {
  return DYNO_SIZES.find((size) => size.label.toLowerCase() === label.toLowerCase());
}

/** The label as Heroku writes it; the default for what is no size, as in settings that were written by hand. */
export function sizeLabel(label: string | undefined): string {
  return (label === undefined ? undefined : dynoSize(label)?.label) ?? DEFAULT_SIZE;
}

/** The size of one-off dynos: the smallest of the family that the app's dynos are of (docs/heroku.md §8). */
export function oneOffSize(sizes: readonly string[]): string {
  const families = new Set(sizes.map((label) => dynoSize(label)?.family));
  if (families.has('standard') || families.has('performance')) return 'Standard-1X';
  return families.has('eco') && !families.has('basic') ? 'Eco' : DEFAULT_SIZE;
}

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
