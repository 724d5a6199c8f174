import { randomInt } from 'node:crypto';
import type { DynoKind } from '../../../shared/dynos/dyno.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { AppEventEmitter } from '../parts/app-events.ts';
import type { FormationPlan } from '../formation/formation-plan.ts';

/** Heroku numbers one-off dynos with four random digits. */
const ONE_OFF_NUMBERS = { first: 1_000, end: 10_000 };

/** The dynos of an app: kept as the formation says, one-offs behind them. */
export class AppDynos {
  #dynos: Dyno[] = [];
  /** Dynos that end because their type went away or was scaled down. */
  #retiring = new Set<Dyno>();

  readonly #create: (type: string, number: number, kind: DynoKind) => Dyno;
  readonly #events: AppEventEmitter;

  constructor(
    create: (type: string, number: number, kind: DynoKind) => Dyno,
    events: AppEventEmitter,
  ) {
    this.#create = create;
    this.#events = events;
  }

  get all(): readonly Dyno[] {
    return this.#dynos;
  }

  get formation(): Dyno[] {
    return this.#dynos.filter(({ kind }) => kind === 'formation');
  }

  /** Of the formation, without those that are on their way out for good. */
  get wanted(): Dyno[] {
    return this.formation.filter((dyno) => !this.#retiring.has(dyno));
  }

  /** @throws {DynodeckError} `unknown-dyno` */
  require(name: string): Dyno {
    const dyno = this.#dynos.find((candidate) => candidate.name === name);
    if (!dyno) throw new DynodeckError('unknown-dyno', `There is no dyno ${name}.`);
    return dyno;
  }

  /**
   * Makes the dynos what the plan says. Those of a type that went away end first, and then go; `startAgain` is for
   * those that are wanted again before they have gone.
   */
  reconcile({ types }: FormationPlan, { startNew, startAgain }: { startNew: boolean; startAgain: boolean }): void {
    const wanted = new Map(types.map(({ name, quantity }) => [name, quantity]));
    for (const dyno of this.formation) {
      if (dyno.number > (wanted.get(dyno.type) ?? 0)) void this.#retire(dyno);
    }
    const known = new Map(this.formation.map((dyno) => [dyno.name, dyno]));
    for (const { name, quantity } of types) {
      for (let number = 1; number <= quantity; number++) {
        const dyno = known.get(`${name}.${number}`);
        if (dyno) this.#keep(dyno, startAgain);
        else this.#add(name, number, startNew);
      }
    }
    this.#sort(types.map(({ name }) => name));
  }

  /** @param type what its name begins with: `run`, `release` */
  addOneOff(type = 'run'): Dyno {
    const dyno = this.#create(type, this.#oneOffNumber(), 'one-off');
    this.#dynos.push(dyno);
    return dyno;
  }

  /** Forgets a dyno that has ended. */
  remove(dyno: Dyno): void {
    dyno.stop();
    this.#dynos = this.#dynos.filter((other) => other !== dyno);
    this.#events.emit('dynoRemoved', dyno);
    this.#events.emit('changed');
  }

  #keep(dyno: Dyno, startAgain: boolean): void {
    if (this.#retiring.delete(dyno) && startAgain) dyno.start();
  }

  #add(type: string, number: number, start: boolean): void {
    const dyno = this.#create(type, number, 'formation');
    this.#dynos.push(dyno);
    if (start) dyno.start();
  }

  async #retire(dyno: Dyno): Promise<void> {
    if (this.#retiring.has(dyno)) return;
    if (!dyno.alive) return this.remove(dyno);
    this.#retiring.add(dyno);
    dyno.stop();
    await dyno.ended();
    if (this.#retiring.delete(dyno)) this.remove(dyno);
  }

  /** Formation in the plan's order, one-offs last in the order they were started. */
  #sort(types: string[]): void {
    const places = new Map(types.map((type, place) => [type, place]));
    const rank = ({ kind, type }: Dyno): number =>
      kind === 'one-off' ? types.length + 1 : (places.get(type) ?? types.length);
    const byNumber = (a: Dyno, b: Dyno): number => (a.kind === 'one-off' ? 0 : a.number - b.number);
    this.#dynos.sort((a, b) => rank(a) - rank(b) || byNumber(a, b));
  }

  #oneOffNumber(): number {
    for (;;) {
      const number = randomInt(ONE_OFF_NUMBERS.first, ONE_OFF_NUMBERS.end);
      if (!this.#dynos.some((dyno) => dyno.kind === 'one-off' && dyno.number === number)) return number;
    }
  }
}
