/** Dyno sizes as labels with a memory quota (heroku-platform.md §2.1). Nothing is limited by them, and nothing costs. */
export interface DynoSize {
  /** As Heroku writes it in `ps`: `Standard-1X`. */
  label: string;
  /** Mebibytes. */
  quota: number;
  family: 'eco' | 'basic' | 'standard' | 'performance';
  /** Dynos of one process type; null: only the limit of the app. */
  limitPerType: number | null;
}

/** Of an app in all. */
export const MAX_DYNOS_PER_APP = 100;
/** The size of a type nobody gave another: what `heroku create` of today does. */
export const DEFAULT_SIZE = 'Basic';

export const DYNO_SIZES: readonly DynoSize[] = [
  { label: 'Eco', quota: 512, family: 'eco', limitPerType: 1 },
  { label: 'Basic', quota: 512, family: 'basic', limitPerType: 1 },
  { label: 'Standard-1X', quota: 512, family: 'standard', limitPerType: null },
  { label: 'Standard-2X', quota: 1_024, family: 'standard', limitPerType: null },
  { label: 'Performance-M', quota: 2_560, family: 'performance', limitPerType: 10 },
  { label: 'Performance-L', quota: 14_336, family: 'performance', limitPerType: 10 },
  { label: 'Performance-L-RAM', quota: 30_720, family: 'performance', limitPerType: 10 },
  { label: 'Performance-XL', quota: 63_488, family: 'performance', limitPerType: 10 },
  { label: 'Performance-2XL', quota: 129_024, family: 'performance', limitPerType: 10 },
];

/** In any case; undefined for a size that Heroku does not have. */
export function dynoSize(label: string): DynoSize | undefined {
  return DYNO_SIZES.find((size) => size.label.toLowerCase() === label.toLowerCase());
}

/** The label as Heroku writes it; the default for what is no size, as in settings that were written by hand. */
export function sizeLabel(label: string | undefined): string {
  return (label === undefined ? undefined : dynoSize(label)?.label) ?? DEFAULT_SIZE;
}

/** The size of one-off dynos: the smallest of the family that the app's dynos are of (heroku-platform.md §8). */
export function oneOffSize(sizes: readonly string[]): string {
  const families = new Set(sizes.map((label) => dynoSize(label)?.family));
  if (families.has('standard') || families.has('performance')) return 'Standard-1X';
  return families.has('eco') && !families.has('basic') ? 'Eco' : DEFAULT_SIZE;
}
