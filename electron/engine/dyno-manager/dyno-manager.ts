import { dynoSize, MEBIBYTE } from '../../../shared/dynos/dyno-size.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { DEFAULT_PLATFORM, type PlatformSettings, type Sample } from '../../../shared/app/platform.ts';
import { WEB } from '../source/source-files.ts';
import type { AppSettings } from '../../../shared/app/app.ts';
import type { AppEventEmitter } from '../parts/app-events.ts';
import type { AppPart } from '../parts/app-part.ts';
import type { Logplex } from '../log/logplex.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { Timing } from '../dyno/timing.ts';
import { Cycling } from './cycling.ts';
import { appNumber, dynoId } from './dyno-id.ts';
import type { DynoUsage } from './dyno-usage.ts';
import { MemoryWatch } from './memory-watch.ts';
import { RuntimeMetrics } from './runtime-metrics.ts';
import { SampleHistory } from './sample-history.ts';
import type { RunningDyno, SampledApp, Sampler } from './sampler.ts';
import { Sleeping } from './sleeping.ts';
import type { WebTraffic } from '../router/app-router.ts';

/** What an app is given for it. */
export interface EngineDeps {
  timing: Timing;
  sampler: Sampler;
  /** A sample was taken. */
  sampled(sample: Sample): void;
}

/** The app as its dyno manager needs it. */
export interface ManagedApp {
  readonly id: string;
  readonly settings: AppSettings;
  readonly logplex: Logplex;
  readonly dynos: readonly Dyno[];
  /** @throws {DynodeckError} `unknown-dyno` */
  dyno(name: string): Dyno;
}

export interface AppPlatformOptions extends EngineDeps {
  app: ManagedApp;
  events: AppEventEmitter;
  traffic: WebTraffic;
  /** The label of a process type's dyno size. */
  sizeOf(type: string): string;
}

/** What Heroku's platform does to the dynos of an app, as far as their owner wants to rehearse it. */
export class DynoManager implements SampledApp, AppPart {
  readonly #options: AppPlatformOptions;
  readonly #history = new SampleHistory();
  readonly #memory: MemoryWatch;
  readonly #metrics: RuntimeMetrics;
  readonly #cycling: Cycling;
  readonly #sleeping: Sleeping;
  #disposed = false;

  constructor(options: AppPlatformOptions) {
    const { app, timing } = options;
    this.#options = options;
    options.events.on('frame', () => this.#update());
    const quotaOf = (name: string): number => this.#quotaOf(app.dyno(name).type);
    const log = (dyno: string, text: string): void => app.logplex.log(dyno, text);
    this.#memory = new MemoryWatch({
      repeatMs: timing.reportMs,
      quotaOf,
      log,
      exceeded: (dyno, lines, note) => app.dyno(dyno).apply({ name: 'quotaExceeded', lines }, note),
    });
    this.#metrics = new RuntimeMetrics({ reportMs: timing.reportMs, quotaOf, log, idOf: (usage) => this.#idOf(usage) });
    const { cycleAfterMs, cycleSpreadMs } = timing;
    this.#cycling = new Cycling({ afterMs: cycleAfterMs, spreadMs: cycleSpreadMs, dynos: () => app.dynos });
    this.#sleeping = new Sleeping({ traffic: options.traffic, dynos: () => this.#webDynos() });
  }

  /** Samples of the last hour, oldest first. */
  get samples(): Sample[] {
    return this.#history.samples;
  }

  /** Whether a dyno had more memory than its size when it was last sampled. */
  isOverQuota({ name, type }: Pick<Dyno, 'name' | 'type'>): boolean {
    const sampled = this.samples.at(-1)?.dynos.find(({ dyno }) => dyno === name);
    return sampled !== undefined && sampled.memory > this.#quotaOf(type) * MEBIBYTE;
  }

  get settings(): PlatformSettings {
    return { ...DEFAULT_PLATFORM, ...this.#options.app.settings.platform };
  }

  #update(): void {
    if (this.#disposed) return;
    const { cycling, sleepAfter } = this.settings;
    this.#cycling.update(cycling);
    this.#sleeping.update(sleepAfter);
    if (this.running().length > 0) this.#options.sampler.watch(this);
  }

  /** @throws {DynodeckError} `unknown-dyno` when no web dyno runs */
  sleep(): void {
    if (this.#sleeping.sleep()) return;
    throw new DynodeckError('unknown-dyno', 'No web dyno runs, so none can be put to sleep. Start one first.');
  }

  wake(): void {
    this.#sleeping.wake();
  }

  running(): RunningDyno[] {
    return this.#options.app.dynos.flatMap(({ name, process }) => (process === null ? [] : [{ dyno: name, process }]));
  }

  sampled(at: number, usages: DynoUsage[]): void {
    const running = new Set(this.running().map(({ process }) => process));
    const alive = usages.filter(({ process }) => running.has(process));
    const dynos = alive.map(({ dyno, memory, cpu, pids }) => ({ dyno, memory, cpu, processes: pids.length }));
    this.#history.add({ at, dynos });
    this.#options.sampled({ at, dynos });
    const { memory, runtimeMetrics } = this.settings;
    if (runtimeMetrics) this.#metrics.add(at, alive);
    this.#memory.check(memory, at, alive);
  }

  closing(): void {
    this.#disposed = true;
    this.#cycling.dispose();
    this.#sleeping.dispose();
    this.#options.sampler.forget(this);
  }

  /** Mebibytes. @param type of process */
  #quotaOf(type: string): number {
    return dynoSize(this.#options.sizeOf(type))?.quota ?? Infinity;
  }

  #webDynos(): Dyno[] {
    return this.#options.app.dynos.filter(({ kind, type }) => kind === 'formation' && type === WEB);
  }

  #idOf({ dyno, process }: DynoUsage): string {
    const { app } = this.#options;
    const { restarts } = app.dyno(dyno).snapshot();
    return `heroku.${appNumber(app.id)}.${dynoId({ app: app.id, dyno, pid: process.pid, restarts })}`;
  }
}
