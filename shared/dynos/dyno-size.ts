/** What Heroku's rules say of a family of dyno sizes (docs/heroku.md §2.1, §3.6). */
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

/** Of an app in all. */
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

/** In any case; undefined for a size that Heroku does not have. */
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
