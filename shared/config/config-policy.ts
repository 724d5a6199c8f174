import { excerpt } from '../text/excerpt.ts';

/** Heroku's limit for all names and values of an app (docs/heroku.md §6). */
export const CONFIG_LIMIT_BYTES = 64 * 1024;

const SHAPE = /^[A-Za-z0-9_]+$/;

/** Which of Heroku's rules for names one breaks, a sentence each (docs/heroku.md §6). */
export function nameProblems(name: string): string[] {
  const refusal = nameRefusal(name);
  if (refusal !== null) return [refusal];
  if (!name.startsWith('HEROKU_')) return [];
  return ['Names that begin with HEROKU_ are for Heroku itself: it does not let you set this one.'];
}

/**
 * Why a new config var is not given this name; null when it may have it. Names that begin with `HEROKU_` may be set
 * here, since add-ons of Heroku set some, and an app that is tried here needs them.
 */
export function nameRefusal(name: string): string | null {
  if (name === '') return 'A config var needs a name.';
  if (!SHAPE.test(name)) return `Heroku refuses the name ${excerpt(name)}: use letters, digits and _ only.`;
  if (/^\d/.test(name)) return `Heroku refuses the name ${excerpt(name)}: it must not begin with a digit.`;
  if (name.startsWith('__')) return `Heroku refuses the name ${excerpt(name)}: it must not begin with two underscores.`;
  return null;
}

/** What counts against {@link CONFIG_LIMIT_BYTES}. */
export function configBytes(vars: Iterable<readonly [name: string, value: string]>): number {
  let sum = 0;
  for (const [name, value] of vars) sum += utf8Length(name) + utf8Length(value);
  return sum;
}

/** Why a change is refused that makes the config vars too large; null when they fit, or become smaller. */
export function sizeRefusal(before: number, after: number): string | null {
  if (after <= CONFIG_LIMIT_BYTES || after <= before) return null;
  const kilobytes = Math.ceil(after / 1024);
  return `All names and values would be ${kilobytes} KB; Heroku allows 64 KB in all. Keep large data in a file.`;
}

export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
