import type { RouterSettings } from '../../../shared/router/router.ts';
import { type Attempts, chooseDyno, type DynoChoice, Quarantine } from './backend/dyno-choice.ts';
import { DynoConnections } from './backend/dyno-connections.ts';
import type { RouterReports, RouterState, ServedRequest, WebDyno } from './router-state.ts';
import type { RouterTiming } from './router-timing.ts';

export interface RouterOptions {
  state: RouterState;
  timing: RouterTiming;
  reports: RouterReports;
  /** Microseconds since the epoch, never going back. */
  now: () => number;
}

/** One request and its response, as far as the router of its app drives it. */
export interface RoutedExchange {
  begin(): void;
  /** Tries to find a dyno, again: there may be one now. */
  route(): void;
  /** Ends it without a response: the router is closed. */
  cancel(): void;
}

/** What requests to one app share: its dynos, the connections to them, and who waits for them. */
export class Router {
  readonly timing: RouterTiming;
  readonly reports: RouterReports;
  readonly now: () => number;
  readonly connections: DynoConnections;
  readonly quarantine: Quarantine;
  #state: RouterState;
  readonly #waiting = new Set<RoutedExchange>();
  readonly #exchanges = new Set<RoutedExchange>();

  constructor({ state, timing, reports, now }: RouterOptions) {
    this.#state = state;
    this.timing = timing;
    this.reports = reports;
    this.now = now;
    this.connections = new DynoConnections(timing.keepAliveMs);
    this.quarantine = new Quarantine(timing.quarantineMs);
  }

  get state(): RouterState {
    return this.#state;
  }

  get settings(): RouterSettings {
    return this.#state.settings;
  }

  /** Requests being served. */
  get active(): number {
    return this.#exchanges.size;
  }

  update(state: RouterState): void {
    this.#state = state;
    this.connections.keepOnly(state.settings.keepAlive ? state.dynos : []);
    this.quarantine.keepOnly(new Set(state.dynos.filter((dyno) => dyno.state === 'up').map(({ name }) => name)));
    for (const exchange of [...this.#waiting]) exchange.route();
    if (this.#waiting.size > 0 && state.dynos.some((dyno) => dyno.state === 'idle')) this.reports.waiting();
  }

  choose(attempts: Attempts, preferred: string | null): DynoChoice {
    return chooseDyno(this.#state.dynos, (dyno) => this.quarantine.has(dyno), attempts, preferred);
  }

  /** Whether a dyno is what it was when it was chosen, and gets requests. */
  isUp(dyno: WebDyno | null): boolean {
    const known = this.#state.dynos.find(({ name }) => name === dyno?.name);
    return known?.state === 'up' && known.port === dyno?.port;
  }

  /** Whether there is nobody else to ask, and Heroku's rules for many dynos would only be in the way. */
  isOnly(dyno: WebDyno): boolean {
    const { dynos, exact } = this.#state;
    const others = dynos.filter(({ name, state }) => name !== dyno.name && (state === 'up' || state === 'starting'));
    return !exact && others.length === 0;
  }

  begin(exchange: RoutedExchange): void {
    this.#exchanges.add(exchange);
    this.reports.arrived();
    exchange.begin();
  }

  wait(exchange: RoutedExchange): void {
    this.#waiting.add(exchange);
    this.reports.waiting();
  }

  stopWaiting(exchange: RoutedExchange): void {
    this.#waiting.delete(exchange);
  }

  over(exchange: RoutedExchange, served: ServedRequest): void {
    this.#exchanges.delete(exchange);
    this.reports.served(served);
  }

  /** Breaks off every request. */
  dispose(): void {
    for (const exchange of [...this.#exchanges]) exchange.cancel();
    this.connections.dispose();
  }
}
