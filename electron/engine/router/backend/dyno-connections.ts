import { type ConnectFailure, DynoAddress } from './dyno-address.ts';
import { DynoConnection } from './dyno-connection.ts';
import type { WebDyno } from '../router-state.ts';

/** Between looks for connections that were kept long enough. */
const SWEEP_MS = 5_000;

interface Dyno {
  address: DynoAddress;
  idle: DynoConnection[];
}

/** Connections to the dynos of an app, and those kept for the next request. */
export class DynoConnections {
  readonly #dynos = new Map<string, Dyno>();
  /** Where connections are from: one to a process that departs must not be kept for the next one. */
  readonly #origins = new WeakMap<DynoConnection, Dyno>();
  #sweeper: NodeJS.Timeout | null = null;

  readonly #keepAliveMs: number;

  constructor(keepAliveMs: number) {
    this.#keepAliveMs = keepAliveMs;
  }

  /** Forgets the connections to dynos that are not up (at that port) any more. Requests under way go on. */
  keepOnly(dynos: readonly WebDyno[]): void {
    for (const [name, known] of this.#dynos) {
      const { port } = known.address;
      const isKept = dynos.some((dyno) => dyno.name === name && dyno.port === port && dyno.state === 'up');
      if (isKept) continue;
      this.#dynos.delete(name);
      for (const connection of known.idle.splice(0)) connection.dispose();
    }
  }

  /** A connection that a request was served over before; null when there is none. */
  kept(dyno: WebDyno): DynoConnection | null {
    return this.#of(dyno).idle.pop() ?? null;
  }

  /** Makes a connection. @returns gives it up */
  open(dyno: WebDyno, timeoutMs: number, done: (result: DynoConnection | ConnectFailure) => void): () => void {
    const known = this.#of(dyno);
    return known.address.connect(timeoutMs, (result) => {
      if (typeof result === 'string') return done(result);
      const connection = new DynoConnection(result, (gone) => remove(known.idle, gone));
      this.#origins.set(connection, known);
      done(connection);
    });
  }

  /** Keeps a connection whose response has ended. */
  keep(dyno: WebDyno, connection: DynoConnection): void {
    const known = this.#dynos.get(dyno.name);
    if (known === undefined || known !== this.#origins.get(connection)) return connection.dispose();
    connection.idleSince = Date.now();
    known.idle.push(connection);
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_MS).unref();
  }

  dispose(): void {
    this.keepOnly([]);
    this.#stopSweeping();
  }

  #of(dyno: WebDyno): Dyno {
    const known = this.#dynos.get(dyno.name);
    if (known?.address.port === dyno.port) return known;
    for (const connection of known?.idle.splice(0) ?? []) connection.dispose();
    const made: Dyno = { address: new DynoAddress(dyno.port), idle: [] };
    this.#dynos.set(dyno.name, made);
    return made;
  }

  #sweep(): void {
    const before = Date.now() - this.#keepAliveMs;
    let left = 0;
    for (const { idle } of this.#dynos.values()) {
      for (const connection of idle.filter(({ idleSince }) => idleSince < before)) connection.dispose();
      left += idle.length;
    }
    if (left === 0) this.#stopSweeping();
  }

  #stopSweeping(): void {
    if (this.#sweeper !== null) clearInterval(this.#sweeper);
    this.#sweeper = null;
  }
}

/** The one used last is most often at the end, so that is where it is looked for first. */
function remove(list: DynoConnection[], connection: DynoConnection): void {
  const index = list.lastIndexOf(connection);
  if (index >= 0) list.splice(index, 1);
}
