import { excerpt } from '../text/excerpt.ts';
import type { ProcessType } from './procfile.ts';

/** The process type of the release phase; never part of the formation (docs/heroku.md §1.1). */
export const RELEASE = 'release';

/** One dyno of every process type, without `release`: what plain `heroku local` runs. */
export function defaultFormation(types: ProcessType[]): Record<string, number> {
  // fromEntries, unlike assignment, makes `__proto__` a name like any other.
  return Object.fromEntries(types.filter(isInFormation).map(({ name }) => [name, 1]));
}

export function isInFormation(type: Pick<ProcessType, 'name'>): boolean {
  return type.name !== RELEASE;
}

export interface ProcessListItem {
  name: string;
  quantity: number;
  /** Place in the list as it was asked for, from 0, counting unknown names too: decides the type's ports. */
  index: number;
  /** The label of its dyno size; absent: the one that is remembered. */
  size?: string;
}

export interface ProcessList {
  /** Known process types in the order asked for; a quantity of 0 runs nothing and still holds its ports. */
  items: ProcessListItem[];
  /** One sentence each. The items can be used all the same. */
  problems: string[];
}

/**
 * Reads `web=2,worker`, the argument of `heroku local` (docs/heroku-local.md §1.2): no count is one, the last count of
 * a name wins in its first place, no names at all are all types but `release`. Spaces are allowed anywhere.
 */
export function parseProcessList(text: string, types: ProcessType[]): ProcessList {
  const known = new Set(types.map(({ name }) => name));
  const problems: string[] = [];
  const quantities = new Map<string, number>();
  for (const part of text.split(',').map((part) => part.trim())) {
    if (part === '') continue;
    const [name = '', ...counts] = part.split('=').map((piece) => piece.trim());
    const isFirst = !quantities.has(name);
    if (name === RELEASE) {
      if (isFirst) problems.push('`release` runs in the release phase, not as a dyno: use `dynodeck run release`.');
    } else if (!known.has(name)) {
      if (isFirst) problems.push(describeUnknown(name, types));
      quantities.set(name, 0);
    } else {
      quantities.set(name, counts.length === 0 ? 1 : readCount(name, counts.join('='), problems));
    }
  }
  const isEmpty = quantities.size === 0 && problems.length === 0;
  const asked = isEmpty ? types.filter(isInFormation).map(({ name }) => [name, 1] as const) : [...quantities];
  const items = asked.map(([name, quantity], index) => ({ name, quantity, index }));
  return { items: items.filter(({ name }) => known.has(name)), problems };
}

/** The items with the quantities and sizes of an app.json, for types that it names. */
export function scaledItems(
  items: readonly ProcessListItem[],
  formation: Readonly<Record<string, SetupQuantity>>,
): ProcessListItem[] {
  return items.map((item) => {
    const wanted = Object.hasOwn(formation, item.name) ? formation[item.name] : undefined;
    if (wanted === undefined) return item;
    return { ...item, quantity: wanted.quantity, ...(wanted.size !== null && { size: wanted.size }) };
  });
}

/** Reads a count as `heroku local` does (`1.9` is 1, `x` is 0), and reports what is no whole number. */
function readCount(name: string, text: string, problems: string[]): number {
  const number = Number.parseInt(text, 10) || 0;
  const count = Math.min(Math.max(number, 0), MAX_QUANTITY);
  if (!/^\d+$/.test(text) || number !== count) {
    const shown = excerpt(`${name}=${text}`);
    problems.push(`${shown} needs a whole number from 0 to ${MAX_QUANTITY} after the \`=\`: ${count} is used.`);
  }
  return count;
}

function describeUnknown(name: string, types: ProcessType[]): string {
  const others = types.filter(isInFormation);
  const names = others.slice(0, MAX_NAMES_LISTED).map((type) => excerpt(type.name));
  const list = names.join(', ') + (others.length > names.length ? ', …' : '');
  const instead = others.length === 0 ? 'it defines none.' : `choose from ${list}.`;
  return `The Procfile has no process type ${excerpt(name)}: ${instead}`;
}

/** How many names are listed: as many as fit into a line or two. */
const MAX_NAMES_LISTED = 12;

/** One argument of `ps:scale`: `web=2`, `worker+1`, `clock-1`, each with an optional size. */
export interface ScaleChange {
  type: string;
  operator: '=' | '+' | '-';
  quantity: number;
  /** A label such as `standard-2x`. */
  size: string | null;
}

/** Reads an argument of `ps:scale` (docs/heroku.md §2.4); null when it is none, which callers should report. */
export function parseScaleArgument(text: string): ScaleChange | null {
  const match = /^([\w-]+)([=+-])(\d+)(?::([\w-]+))?$/.exec(text);
  if (!match) return null;
  const [, type = '', operator, digits, size] = match;
  const quantity = Number(digits);
  if (!Number.isSafeInteger(quantity)) return null;
  return { type, operator: operator as ScaleChange['operator'], quantity, size: size ?? null };
}

export interface SetupQuantity {
  quantity: number;
  /** A label of `dyno-size.ts`; null: the default size. */
  size: string | null;
}

/** Dynos of one type: Heroku's limit per app. */
export const MAX_QUANTITY = 100;
