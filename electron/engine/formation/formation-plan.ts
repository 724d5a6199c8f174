import { isInFormation, type ProcessListItem } from '../../../shared/dynos/formation.ts';
import type { ProcessType } from '../../../shared/dynos/procfile.ts';

/** How many dynos of which process types are wanted, and whose ports come first. */
export interface FormationPlan {
  /** In the order in which dynos are started and shown; without `release`. */
  types: { name: string; quantity: number; portIndex: number }[];
  /** Place of the ports of one-off dynos: behind those of every process type. */
  oneOffIndex: number;
  /** Places of ports by process type: each dyno of a snapshot asks for its own. */
  portIndexes: ReadonlyMap<string, number>;
}

/** The formation by Procfile order and the quantities that are remembered: one of each, unless set. */
export function plannedFormation(processTypes: ProcessType[], quantities: Record<string, number>): FormationPlan {
  const names = processTypes.filter(isInFormation).map(({ name }) => name);
  const types = names.map((name, portIndex) => ({ name, quantity: quantityOf(quantities, name) ?? 1, portIndex }));
  return { types, oneOffIndex: types.length, portIndexes: portIndexesOf(types) };
}

/**
 * The formation by a process list of the command line (docs/heroku-local.md §1.2): its order, its ports. Types it does
 * not name are not run, and get the ports behind, for whoever scales them up later.
 * @param quantities what has been scaled since
 */
export function listedFormation(
  processTypes: ProcessType[],
  list: ProcessListItem[],
  quantities: Record<string, number>,
): FormationPlan {
  const known = new Set(processTypes.map(({ name }) => name));
  const listed = list.filter(({ name }) => known.has(name));
  const named = new Set(listed.map(({ name }) => name));
  let portIndex = Math.max(-1, ...list.map(({ index }) => index)) + 1;
  const others = processTypes
    .filter((type) => isInFormation(type) && !named.has(type.name))
    .map(({ name }) => ({ name, quantity: 0, portIndex: portIndex++ }));
  const types = [...listed.map(({ name, quantity, index }) => ({ name, quantity, portIndex: index })), ...others].map(
    (type) => ({ ...type, quantity: quantityOf(quantities, type.name) ?? type.quantity }),
  );
  return { types, oneOffIndex: portIndex, portIndexes: portIndexesOf(types) };
}

function portIndexesOf(types: FormationPlan['types']): FormationPlan['portIndexes'] {
  return new Map(types.map(({ name, portIndex }) => [name, portIndex]));
}

/** Quantities by process type, in the plan's order. */
export function quantitiesOf({ types }: FormationPlan): Record<string, number> {
  return Object.fromEntries(types.map(({ name, quantity }) => [name, quantity]));
}

/** A Procfile may well name a type `constructor`. */
function quantityOf(quantities: Record<string, number>, name: string): number | undefined {
  return Object.hasOwn(quantities, name) ? quantities[name] : undefined;
}
