import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { DEFAULT_SIZE, oneOffSize } from '../../../shared/dynos/dyno-size.ts';
import { CommandFailure } from '../output/failure.ts';

/**
 * The dynos there are, by name: a one-off that has ended is none any more.
 * @param types process types (or dynos) asked for; none: all
 * @throws {CommandFailure} when one of them has no dynos
 */
export function listedDynos(app: AppSnapshot, types: readonly string[]): DynoSnapshot[] {
  const dynos = app.dynos.filter(({ state }) => state !== 'complete').sort(byName);
  const isMeant = (dyno: DynoSnapshot, type: string): boolean => dyno.type === type || dyno.name === type;
  const missing = types.find((type) => !dynos.some((dyno) => isMeant(dyno, type)));
  if (missing !== undefined) throw new CommandFailure(`No ${missing} dynos on ⬢ ${app.name}`);
  return types.length === 0 ? dynos : dynos.filter((dyno) => types.some((type) => isMeant(dyno, type)));
}

function byName(a: DynoSnapshot, b: DynoSnapshot): number {
  return a.type === b.type ? a.number - b.number : a.type < b.type ? -1 : 1;
}

/** The label of a dyno's size. */
export function sizeOf({ processTypes }: AppSnapshot, { kind, type }: DynoSnapshot): string {
  if (kind === 'formation') return processTypes.find(({ name }) => name === type)?.size ?? DEFAULT_SIZE;
  return oneOffSize(processTypes.filter(({ quantity }) => quantity > 0).map(({ size }) => size));
}
