import type { LogSource } from '../../../../shared/logs/log.ts';

/** Fits the 15 bits the index of a segment has for it; names are `TYPE.N`, `run.NNNN` and a handful of others. */
export const MAX_SPEAKERS = 0x8000;

/** Who a line is from: `app[web.1]`. */
export interface LogOrigin {
  readonly source: LogSource;
  readonly dyno: string;
}

/** Small numbers for origins, given in order of appearance and kept for the life of the log. */
export class OriginTable {
  readonly #byId: LogOrigin[] = [];
  readonly #ids = new Map<string, number>();

  /** @throws {RangeError} after {@link MAX_SPEAKERS} different ones. */
  idOf(source: LogSource, dyno: string): number {
    const key = `${source}[${dyno}]`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    if (this.#byId.length === MAX_SPEAKERS) throw new RangeError(`The log already has ${MAX_SPEAKERS} sources.`);
    this.#ids.set(key, this.#byId.length);
    return this.#byId.push({ source, dyno }) - 1;
  }

  /** By id. */
  get all(): readonly LogOrigin[] {
    return this.#byId;
  }

  get(id: number): LogOrigin {
    return this.#byId[id] as LogOrigin;
  }
}
