import type { AppSettings } from '../../shared/app.ts';
import { MAX_QUANTITY, type Params } from '../../shared/contract.ts';
import { DynodeckError } from '../../shared/failure.ts';
import { RELEASE } from '../../shared/formation.ts';
import type { ProcessType } from '../../shared/procfile.ts';
import { type FormationPlan, listedFormation, plannedFormation, quantitiesOf } from './formation-plan.ts';
import type { RunOptions } from './run-options.ts';

export type ScaleChanges = Params<'formation.scale'>['changes'];

/** How many dynos of which type an app wants: by its settings, or by the process list of this run. */
export class AppFormation {
  /** Quantities scaled while a process list says what runs: they hold for this run. */
  #runQuantities: Record<string, number> = {};

  constructor(
    private readonly source: {
      processTypes(): ProcessType[];
      settings(): AppSettings;
      run(): RunOptions;
      save(change: Partial<AppSettings>): void;
    },
  ) {}

  plan(): FormationPlan {
    const processTypes = this.source.processTypes();
    const { processList } = this.source.run();
    if (processList === null) return plannedFormation(processTypes, this.source.settings().formation);
    return listedFormation(processTypes, processList, this.#runQuantities);
  }

  /** @throws {DynodeckError} `unknown-process-type` */
  changed(changes: ScaleChanges): Record<string, number> {
    const formation = quantitiesOf(this.plan());
    for (const { type, operator, quantity } of changes) {
      const current = Object.hasOwn(formation, type) ? formation[type] : undefined;
      if (type === RELEASE) {
        throw new DynodeckError('unknown-process-type', '`release` runs on a release; it is never part of the formation.');
      }
      if (current === undefined) throw this.unknownType(type);
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

  keep(formation: Record<string, number>): void {
    if (this.source.run().processList !== null) this.#runQuantities = formation;
    else this.source.save({ formation: { ...this.source.settings().formation, ...formation } });
  }

  unknownType(type: string): DynodeckError {
    const known = this.plan().types.map(({ name }) => name).join(', ') || 'none';
    return new DynodeckError('unknown-process-type', `The Procfile has no process type ${type} (it has: ${known}).`);
  }
}
