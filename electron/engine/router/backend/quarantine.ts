/** Dynos that could not be reached, and get no request for a while. */
export class Quarantine {
  readonly #until = new Map<string, number>();

  readonly #milliseconds: number;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  add(dyno: string): void {
    this.#until.set(dyno, performance.now() + this.#milliseconds);
  }

  has(dyno: string): boolean {
    const until = this.#until.get(dyno);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    this.#until.delete(dyno);
    return false;
  }

  /** A dyno that was started anew is another one. */
  keepOnly(dynos: ReadonlySet<string>): void {
    for (const dyno of this.#until.keys()) if (!dynos.has(dyno)) this.#until.delete(dyno);
  }
}
