import type { EventName, Events } from '../../../shared/contract/contract.ts';
import type { RouterTiming } from './router-timing.ts';
import { SharedListener } from './listener/shared-listener.ts';
import { TlsSwitch } from './tls/tls-switch.ts';

/** As much of the engine as its routers need. */
interface RoutingEngine {
  readonly apps: readonly { announce(): void }[];
  broadcast<E extends EventName>(event: E, data: Events[E]): void;
}

/** What the routers of all apps of an engine share. */
export class EngineRouting {
  readonly #shared: SharedListener;
  readonly #tls: TlsSwitch;

  readonly #engine: RoutingEngine;

  constructor(
    engine: RoutingEngine,
    stateFolder: string | null,
    timing: RouterTiming,
  ) {
    this.#engine = engine;
    this.#tls = new TlsSwitch(stateFolder, () => this.#tellAll());
    // It is one port for apps with and without TLS: it speaks both as soon as one of them does.
    const accept: ConstructorParameters<typeof SharedListener>[0]['accept'] = (socket, serve) =>
      this.#tls.accept(socket, true, serve);
    this.#shared = new SharedListener({ timing, accept }, () => this.#tellAll());
  }

  contextOf(app: string): RouterDeps {
    return {
      shared: this.#shared,
      tls: this.#tls,
      grew: (last) => this.#engine.broadcast('requests.grew', { app, last }),
      cleared: () => this.#engine.broadcast('requests.cleared', { app }),
    };
  }

  close(): Promise<void> {
    return this.#shared.close();
  }

  /** Addresses are part of every app's snapshot. */
  #tellAll(): void {
    for (const app of this.#engine.apps) app.announce();
  }
}

/** What the engine gives the router of an app. */
export interface RouterDeps {
  shared: SharedListener;
  tls: TlsSwitch;
  /** There are newer requests. @param last number of the newest record */
  grew(last: number): void;
  /** The requests so far are forgotten. */
  cleared(): void;
}
