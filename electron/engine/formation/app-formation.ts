import type { AppSettings } from '../../../shared/app/app.ts';
import type { Params } from '../../../shared/contract/contract.ts';
import { MAX_QUANTITY, RELEASE } from '../../../shared/dynos/formation.ts';
import { DYNO_SIZES, dynoSize, oneOffSize, sizeLabel } from '../../../shared/dynos/dyno-size.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { ProcessType } from '../../../shared/dynos/procfile.ts';
import { type FormationPlan, listedFormation, plannedFormation, quantitiesOf } from './formation-plan.ts';
import type { LocalOptions } from './local-options.ts';

export type ScaleChanges = Params<'formation.scale'>['changes'];

/** How many dynos of which type an app wants: by its settings, or by the process list of this run. */
export class AppFormation {
  /** Quantities scaled while a process list says what runs: they hold for this run. */
  #runQuantities: Record<string, number> = {};
  #runSizes: Record<string, string> = {};
  #made: {
    processTypes: ProcessType[];
    processList: LocalOptions['processList'];
    quantities: Record<string, number>;
    plan: FormationPlan;
  } | null = null;

  #sizesOf: { processList: LocalOptions['processList']; sizes: ReadonlyMap<string, string> } = {
    processList: null,
    sizes: new Map(),
  };

  readonly #source: {
      processTypes(): ProcessType[];
      settings(): AppSettings;
      run(): LocalOptions;
      save(change: Partial<AppSettings>): void;
    };

  constructor(
    source: {
      processTypes(): ProcessType[];
      settings(): AppSettings;
      run(): LocalOptions;
      save(change: Partial<AppSettings>): void;
    },
  ) {
    this.#source = source;
  }

  /** Asked for by every dyno at every change, so it is made anew only when what it is made of is another thing. */
  plan(): FormationPlan {
    const processTypes = this.#source.processTypes();
    const { processList } = this.#source.run();
    const quantities = processList === null ? this.#source.settings().formation : this.#runQuantities;
    const made = this.#made;
    const isSame = made?.processTypes === processTypes && made.processList === processList;
    if (isSame && made.quantities === quantities) return made.plan;
    const plan =
      processList === null
        ? plannedFormation(processTypes, quantities)
        : listedFormation(processTypes, processList, quantities);
    this.#made = { processTypes, processList, quantities, plan };
    return plan;
  }

  /** The label of a process type's dyno size; of one-off dynos when it is in no formation. */
  sizeOf(type: string): string {
    const { sizes = {} } = this.#source.settings();
    const own = (all: Record<string, string>): string | undefined => (Object.hasOwn(all, type) ? all[type] : undefined);
    const isInPlan = this.plan().portIndexes.has(type);
    if (isInPlan) return sizeLabel(own(this.#runSizes) ?? this.#listedSizes().get(type) ?? own(sizes));
    const used = this.plan().types.filter(({ quantity }) => quantity > 0);
    return oneOffSize(used.map(({ name }) => this.sizeOf(name)));
  }

  /** Sizes by process type, as the process list of this run asks for them. */
  #listedSizes(): ReadonlyMap<string, string> {
    const { processList } = this.#source.run();
    if (this.#sizesOf.processList === processList) return this.#sizesOf.sizes;
    const sized = (processList ?? []).flatMap(({ name, size }) => (size === undefined ? [] : [[name, size] as const]));
    this.#sizesOf = { processList, sizes: new Map(sized) };
    return this.#sizesOf.sizes;
  }

  /** The whole formation as Heroku's log says it: `web@2:Standard-1X worker@0:Standard-1X`. */
  describe(): string {
    return this.plan().types.map(({ name, quantity }) => `${name}@${quantity}:${this.sizeOf(name)}`).join(' ');
  }

  /** @throws {DynodeckError} `unknown-process-type`, or `bad-request` for a size that Heroku does not have */
  changed(changes: ScaleChanges): Record<string, number> {
    const formation = quantitiesOf(this.plan());
    for (const { type, operator, quantity, size } of changes) {
      const current = Object.hasOwn(formation, type) ? formation[type] : undefined;
      if (type === RELEASE) {
        // What `ps:scale` prints, it also takes.
        if (operator === '=' && quantity === 0) continue;
        const reason = '`release` runs on a release; it is never part of the formation.';
        throw new DynodeckError('unknown-process-type', reason);
      }
      if (current === undefined) throw this.unknownType(type);
      if (size !== undefined) requireSize(size);
      const wanted = operator === '=' ? quantity : operator === '+' ? current + quantity : current - quantity;
      formation[type] = Math.min(MAX_QUANTITY, Math.max(0, wanted));
    }
    return formation;
  }

  /** Whether it asks for more dynos of any type than are wanted now. */
  grows(formation: Record<string, number>): boolean {
    const before = quantitiesOf(this.plan());
    return Object.entries(formation).some(([type, quantity]) => quantity > (before[type] ?? 0));
  }

  /** @param changes whose sizes are kept, too */
  keep(formation: Record<string, number>, changes: ScaleChanges): void {
    const resized = changes.flatMap(({ type, size }) =>
      size === undefined || type === RELEASE ? [] : [[type, sizeLabel(size)] as const],
    );
    const { formation: quantities, sizes } = this.#source.settings();
    if (this.#source.run().processList !== null) {
      this.#runQuantities = formation;
      this.#runSizes = { ...this.#runSizes, ...Object.fromEntries(resized) };
    } else {
      this.#source.save({
        formation: { ...quantities, ...formation },
        ...(resized.length === 0 ? {} : { sizes: { ...sizes, ...Object.fromEntries(resized) } }),
      });
    }
  }

  unknownType(type: string): DynodeckError {
    const known = this.plan().types.map(({ name }) => name).join(', ') || 'none';
    return new DynodeckError('unknown-process-type', `The Procfile has no process type ${type} (it has: ${known}).`);
  }
}

/** @throws {DynodeckError} */
function requireSize(label: string): void {
  if (dynoSize(label) !== undefined) return;
  const labels = DYNO_SIZES.map((size) => size.label).join(', ');
  throw new DynodeckError('bad-request', `Heroku has no dyno size ${label}: choose from ${labels}.`);
}
