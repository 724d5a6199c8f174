import type { AppSettings } from '../../../shared/app/app.ts';
import type { PortConflict } from '../../../shared/dynos/dyno.ts';
import { type BasePort, portOf } from '../../../shared/dynos/ports.ts';
import type { AppFiles } from '../source/source-files.ts';
import { basePortOf, portSpan } from '../formation/base-port.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { FormationPlan } from '../formation/formation-plan.ts';
import { BLOCK_PORTS, nextFreeBase } from '../system/process-table/port-holder.ts';
import { PortBusyError } from '../dyno/port-busy.ts';

/** Who else has ports on this machine. */
export interface PortRegistry {
  /** Whether another app, here or in another engine, has a port within this range. */
  isTaken(first: number, last: number): boolean;
  /** Keeps the range. @returns whether another engine chose a part of it at the same moment, and has precedence. */
  reserve(first: number, last: number): boolean;
}

/** The ports of an app's dynos, and what keeps dynos from getting them. */
export class AppPorts {
  #base: BasePort = { port: 0, origin: 'default', rejected: [] };
  #conflicts = new Map<Dyno, PortConflict>();

  readonly #registry: PortRegistry;
  readonly #plan: () => FormationPlan;

  /** @param plan the formation as it is at this moment */
  constructor(
    registry: PortRegistry,
    plan: () => FormationPlan,
  ) {
    this.#registry = registry;
    this.#plan = plan;
  }

  get base(): BasePort {
    return this.#base;
  }

  /** The highest port a dyno of the app may get, other than by scaling beyond a block. */
  get last(): number {
    return this.#base.port + portSpan(this.#plan());
  }

  /** Chooses the base port by what the files and settings say now, and keeps its range for this app. */
  choose(files: AppFiles, settings: AppSettings, shellEnvironment: Record<string, string>): void {
    const choose = (): boolean => {
      const takenByOthers = (first: number, last: number): boolean => this.#registry.isTaken(first, last);
      const context = { shellEnvironment, takenByOthers };
      this.#base = basePortOf(files, settings, this.#plan(), context);
      return this.#registry.reserve(this.#base.port, this.last);
    };
    if (choose()) choose();
  }

  /** @param dynos all of the app, of which one-offs share a block */
  of(dyno: Dyno, dynos: readonly Dyno[]): number | null {
    const { portIndexes, oneOffIndex } = this.#plan();
    if (dyno.kind === 'formation') {
      const index = portIndexes.get(dyno.type);
      return index === undefined ? (dyno.launch?.port ?? null) : portOf(this.#base.port, index, dyno.number);
    }
    if (dyno.launch) return dyno.launch.port;
    // One-offs get the block behind the last type, each the lowest number that is free.
    const others = dynos.filter((other) => other.kind === 'one-off' && other.alive);
    const taken = new Set(others.map((other) => other.launch?.port));
    let number = 1;
    while (taken.has(portOf(this.#base.port, oneOffIndex, number))) number++;
    return portOf(this.#base.port, oneOffIndex, number);
  }

  /** The next base port with which every dyno of the app would get a free one. */
  nextBase(): Promise<number | null> {
    const offsets = this.#plan().types.flatMap(({ portIndex, quantity }) =>
      Array.from({ length: quantity }, (_, index) => portOf(0, portIndex, index + 1)),
    );
    const span = portSpan(this.#plan());
    const isTaken = (base: number): boolean => this.#registry.isTaken(base, base + span);
    return nextFreeBase(this.#base.port + BLOCK_PORTS, offsets, isTaken);
  }

  /** Remembers what keeps a dyno from its port, until it is started again. */
  async watchConflict<T>(dyno: Dyno, start: () => Promise<T>): Promise<T> {
    this.#conflicts.delete(dyno);
    try {
      return await start();
    } catch (error) {
      if (error instanceof PortBusyError) this.#conflicts.set(dyno, error.conflict);
      throw error;
    }
  }

  /** Of the first dyno that did not start because of its port. */
  conflict(dynos: readonly Dyno[]): PortConflict | null {
    const first = dynos.find((dyno) => dyno.state === 'crashed' && this.#conflicts.has(dyno));
    return (first && this.#conflicts.get(first)) ?? null;
  }
}
