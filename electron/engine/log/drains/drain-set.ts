import { randomUUID } from 'node:crypto';
import type { Drain } from '../../../../shared/logs/drain.ts';
import { DynodeckError } from '../../../../shared/contract/failure.ts';
import type { Logplex } from '../logplex.ts';
import { parseDrainUrl, shownUrl } from './drain-address.ts';
import { LogDrain } from './log-drain.ts';

/** Heroku's limit per app. */
const MAX_DRAINS = 5;

/** What is remembered of a drain. */
export interface SavedDrain {
  token: string;
  url: string;
}

/** The drains of an app. */
export class DrainSet {
  readonly #drains = new Map<LogDrain, () => void>();

  readonly #logplex: Logplex;
  readonly #version: string;

  constructor(
    logplex: Logplex,
    version: string,
  ) {
    this.#logplex = logplex;
    this.#version = version;
  }

  get saved(): SavedDrain[] {
    return [...this.#drains.keys()].map(({ token, url }) => ({ token, url }));
  }

  list(): Drain[] {
    return [...this.#drains.keys()].map((drain) => drain.status());
  }

  /** Drains of earlier get all of this run's lines. One that cannot be used any more is left out. */
  restore(saved: readonly SavedDrain[]): void {
    for (const { token, url } of saved) if (URL.canParse(url)) this.#start(token, url);
  }

  /** A new drain gets what comes from now on. @throws {DynodeckError} `bad-request` */
  add(url: string): Drain {
    const address = parseDrainUrl(url);
    if (this.#drains.size === MAX_DRAINS) {
      throw new DynodeckError('bad-request', `An app has at most ${MAX_DRAINS} drains: remove one first.`);
    }
    if (this.#find(address.url) !== undefined) {
      throw new DynodeckError('bad-request', `${shownUrl(address.url)} is a drain of this app already.`);
    }
    return this.#start(`d.${randomUUID()}`, address.url, true).status();
  }

  /** @param name URL or token @throws {DynodeckError} `bad-request` */
  remove(name: string): Drain {
    const drain = this.#find(name);
    if (drain === undefined) throw new DynodeckError('bad-request', `${name} is no drain of this app.`);
    this.#end(drain).catch(() => undefined);
    return drain.status();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#drains.keys()].map((drain) => this.#end(drain)));
  }

  #start(token: string, url: string, isNew = false): LogDrain {
    const reader = this.#logplex.reader();
    if (isNew) reader.skipAll();
    const drain = new LogDrain({ address: parseDrainUrl(url), token, version: this.#version }, reader);
    this.#drains.set(drain, this.#logplex.follow(drain));
    drain.wake();
    return drain;
  }

  #end(drain: LogDrain): Promise<void> {
    this.#drains.get(drain)?.();
    this.#drains.delete(drain);
    return drain.close();
  }

  #find(name: string): LogDrain | undefined {
    const url = URL.canParse(name) ? new URL(name).href : name;
    const isMeant = (drain: LogDrain): boolean => [drain.token, drain.url, shownUrl(drain.url)].includes(url);
    return [...this.#drains.keys()].find(isMeant);
  }
}
