import type { AppSettings, AppSnapshot } from '../../../shared/app/app.ts';
import type { ConfigVar } from '../../../shared/config/config-vars.ts';
import { DEFAULT_ROUTER, type RouterSettings, type RouterSnapshot } from '../../../shared/router/router.ts';
import { WEB } from '../source/source-files.ts';
import { exactRules } from '../dyno/crash-policy.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { AppEventEmitter } from '../parts/app-events.ts';
import type { AppPart } from '../parts/app-part.ts';
import { createClock } from '../log/store/clock.ts';
import type { Logplex } from '../log/logplex.ts';
import type { ListenerOptions } from './listener/listener.ts';
import { ListenerSupervisor, defaultFrontPort } from './listener/listener-supervisor.ts';
import { AccessLog } from './access-log/access-log.ts';
import { Router } from './router.ts';
import type { RouterDeps } from './engine-routing.ts';
import type { RouterReports, RouterState } from './router-state.ts';
import type { RouterTiming } from './router-timing.ts';

/** What an app tells its router about itself; asked for anew at every change. */
export interface RoutedApp {
  readonly name: string;
  readonly settings: AppSettings;
  readonly closing: boolean;
  readonly logplex: Logplex;
  readonly dynos: readonly Dyno[];
  readonly ports: { base: { port: number } };
}

export interface AppRouterOptions {
  app: RoutedApp;
  context: RouterDeps;
  timing: RouterTiming;
  configVars(): readonly ConfigVar[];
  /** Whether the Procfile has `web`. */
  hasWeb(): boolean;
  events: AppEventEmitter;
}

/** The router of an app: its front ports, its switches, and the accessLog of its requests. */
export class AppRouter implements WebTraffic, AppPart {
  readonly accessLog: AccessLog;
  readonly #options: AppRouterOptions;
  readonly #router: Router;
  readonly #own: ListenerSupervisor;
  readonly #wakers = new Set<() => void>();
  /** Under which the engine's shared front knows the app; null while the router is off. */
  #label: string | null = null;
  #lastRequestAt: number | null = null;
  #isClosed = false;
  #isWaking = false;

  constructor(options: AppRouterOptions) {
    const { app, context, timing, events } = options;
    this.#options = options;
    this.accessLog = new AccessLog(app.logplex, context);
    this.#router = new Router({ state: this.#state(), timing, reports: this.#reports(), now: createClock() });
    const directory = { find: () => this.#router, answerUnknown: () => {} };
    const accept: ListenerOptions['accept'] = (socket, serve) => context.tls.accept(socket, this.settings.tls, serve);
    this.#own = new ListenerSupervisor({ directory, timing, accept }, () => events.emit('changed'));
    events.on('changed', () => this.#update());
  }

  get settings(): RouterSettings {
    return { ...DEFAULT_ROUTER, ...this.#options.app.settings.router };
  }

  get lastRequestAt(): number | null {
    return this.#router.active > 0 ? Date.now() : this.#lastRequestAt;
  }

  onWaiting(listener: () => void): void {
    this.#wakers.add(listener);
  }

  /** Dynos, settings or files of the app may have changed. */
  #update(): void {
    if (this.#isClosed) return;
    this.#router.update(this.#state());
    const port = this.#wantedPort();
    this.#own.want(port);
    const { shared, tls } = this.#options.context;
    if (port !== null && this.settings.tls) tls.want();
    if (port !== null && this.#label === null) this.#label = shared.add(this.#options.app.name, this.#router);
    if (port === null && this.#label !== null) {
      shared.remove(this.#label);
      this.#label = null;
    }
  }

  snapshot(): Pick<AppSnapshot, 'router'> {
    return { router: this.#shown() };
  }

  #shown(): RouterSnapshot {
    const { shared, tls } = this.#options.context;
    const { port } = this.#own;
    const isSecure = this.settings.tls && tls.ready;
    const problem = this.#own.problem ?? (this.settings.tls ? tls.problem : null);
    const named = this.#label === null ? null : shared.authority(this.#label);
    const authorities = [port === null ? null : `localhost:${port}`, named].filter((authority) => authority !== null);
    const state = port !== null ? 'listening' : problem !== null ? 'failed' : 'off';
    const addresses = authorities.map((authority) => `${isSecure ? 'https' : 'http'}://${authority}`);
    return { state, addresses, problem, authority: isSecure ? tls.path : null };
  }

  /** After the dynos have ended: what is still open is broken off. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#label !== null) this.#options.context.shared.remove(this.#label);
    this.#router.dispose();
    await this.#own.close();
    this.accessLog.dispose();
  }

  /** Waking changes dynos, which leads back here: so it is done once what goes on now is over. */
  #wakeSoon(): void {
    if (this.#isWaking) return;
    this.#isWaking = true;
    setImmediate(() => {
      this.#isWaking = false;
      for (const wake of this.#wakers) wake();
    });
  }

  #wantedPort(): number | null {
    const { app, hasWeb } = this.#options;
    const { enabled, port } = this.settings;
    if (!app.settings.trusted || !enabled || !hasWeb()) return null;
    return port ?? defaultFrontPort(app.ports.base.port);
  }

  #state(): RouterState {
    const { app, configVars } = this.#options;
    const dynos = app.dynos
      .filter(({ kind, type }) => kind === 'formation' && type === WEB)
      .map(({ name, state, launch, listensOn }) => ({ name, state, port: listensOn ?? launch?.port ?? 0 }));
    return {
      app: app.name,
      dynos,
      settings: this.settings,
      exact: exactRules(app.settings),
      maintenancePage: pageAddress(configVars(), 'MAINTENANCE_PAGE_URL'),
      errorPage: pageAddress(configVars(), 'ERROR_PAGE_URL'),
    };
  }

  #reports(): RouterReports {
    return {
      arrived: () => (this.#lastRequestAt = Date.now()),
      served: (request) => this.accessLog.served(request),
      warned: (request) => this.accessLog.warned(request),
      waiting: () => this.#wakeSoon(),
    };
  }
}

/** Anything but a web address would be run by the page that frames it. */
function pageAddress(configVars: readonly ConfigVar[], name: string): string | null {
  const value = configVars.find((configVar) => configVar.name === name)?.value ?? '';
  return /^https?:\/\//i.test(value) ? value : null;
}

/** What idling and waking of web dynos go by. */
export interface WebTraffic {
  /** Epoch milliseconds at which a request last came or was being served; null: none yet. */
  readonly lastRequestAt: number | null;
  /** Called whenever a request is held because no dyno is up: time to wake one. */
  onWaiting(listener: () => void): void;
}
