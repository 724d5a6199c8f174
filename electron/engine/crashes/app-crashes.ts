import { crashExcerpt } from '../../../shared/crashes/crash-excerpt.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { type Crash, maskedCrash, NO_CHANGES } from '../../../shared/crashes/crash.ts';
import { maskSecrets } from '../../../shared/config/secret-names.ts';
import type { AppEventEmitter, DynoCrash } from '../parts/app-events.ts';
import type { AppPart } from '../parts/app-part.ts';
import type { Logplex } from '../log/logplex.ts';
import type { DynoOutput } from '../dyno/output-chain.ts';
import type { Dyno, Launch } from '../dyno/dyno.ts';
import { SerialQueue } from '../system/serial-queue.ts';
import { findChanges } from './find-changes.ts';
import { FingerprintReader, LastGoodLaunches } from './launch-fingerprint.ts';
import { LaunchRecord } from './launch-record.ts';
import { WatchedOutput } from './watched-output.ts';

/** What an app is given for it. */
export interface CrashDeps {
  /** Where it is kept what dynos last ran well on; null: nowhere. */
  lastGoodLaunchesFile: string | null;
  /** A crash, and once more when it is known what had changed. */
  crashed(crash: Crash): void;
}

/** What crashes are told of, and told with. */
export interface AppCrashesOptions extends CrashDeps {
  events: AppEventEmitter;
  logplex: Pick<Logplex, 'endLine'>;
  /** The developer's own. */
  shellEnvironment: Record<string, string>;
  /** What a dyno runs, or would run. */
  commandOf(dyno: Dyno): string;
  /** Whether a dyno had more memory than its size when it was last sampled. */
  isOverQuota(dyno: Dyno): boolean;
  /** A text without the values of secret config vars. */
  masked(text: string): string;
}

/** What an app's dynos ran on and printed last, for the moment when one of them crashes. */
export class AppCrashes implements AppPart {
  readonly #good: LastGoodLaunches;
  readonly #reader = new FingerprintReader();
  readonly #runs = new Map<string, LaunchRecord>();
  readonly #outputs = new Map<string, WatchedOutput>();
  readonly #last = new Map<string, Crash>();
  /** Crashes in a row, by dyno. */
  readonly #rows = new Map<string, number>();
  /** One look at the folder at a time: a whole formation may crash at once. */
  readonly #looking = new SerialQueue();
  /** What ended runs ran well on is still being read. */
  readonly #keeping = new SerialQueue();

  readonly #options: AppCrashesOptions;

  constructor(options: AppCrashesOptions) {
    this.#options = options;
    this.#good = new LastGoodLaunches(options.lastGoodLaunchesFile);
    const { events } = options;
    events.on('dynoStarting', (dyno, launch) => this.#started(dyno, launch));
    events.on('dynoChanged', (dyno) => this.#observe(dyno));
    events.on('dynoCrashed', (dyno, crash) => this.#crashed(dyno, crash));
    events.on('dynoRemoved', ({ name }) => this.#forget(name));
  }

  open(): Promise<void> {
    return this.#good.open();
  }

  /** The last crash of each dyno that has crashed, oldest first. */
  get all(): Crash[] {
    return [...this.#last.values()].sort((a, b) => a.at - b.at);
  }

  last(dyno: string): Crash | null {
    return this.#last.get(dyno) ?? null;
  }

  /** A watch over the output of a dyno that begins to run: it keeps the end of it. */
  watch(dyno: Dyno): DynoOutput {
    const watched = new WatchedOutput(dyno.kind, () => this.#options.events.emit('changed'));
    this.#outputs.set(dyno.name, watched);
    return watched;
  }

  #started(dyno: Dyno, launch: Launch): void {
    if (dyno.kind !== 'formation') return;
    this.#settle(this.#runs.get(dyno.name));
    this.#runs.set(dyno.name, new LaunchRecord(dyno.type, launch, this.#options.shellEnvironment, this.#reader));
  }

  #observe(dyno: Dyno): void {
    const run = this.#runs.get(dyno.name);
    if (run && !run.over) run.observe(dyno);
    if (dyno.state !== 'down' && dyno.state !== 'idle') return;
    this.#rows.delete(dyno.name);
    this.#settle(run);
  }

  #forget(dyno: string): void {
    for (const map of [this.#runs, this.#outputs, this.#last, this.#rows]) map.delete(dyno);
  }

  #crashed(dyno: Dyno, { status, cause }: DynoCrash): void {
    const run = this.#runs.get(dyno.name);
    const { note } = dyno.snapshot();
    const isRefusal = cause === 'refused' || cause === 'port-busy';
    const ended = run !== undefined && !run.over && !isRefusal ? run : null;
    if (run) run.over = true;
    const at = Date.now();
    const ranWell = ended?.ranWellUntil(at) ?? false;
    const inARow = ranWell ? 1 : (this.#rows.get(dyno.name) ?? 0) + 1;
    this.#rows.set(dyno.name, inARow);
    this.#notify({
      dyno: dyno.name,
      type: dyno.type,
      at,
      status: ended === null ? null : status,
      cause,
      note,
      command: ended?.launch.command ?? this.#options.commandOf(dyno),
      ranFor: ended === null ? null : at - ended.startedAt,
      overQuota: this.#options.isOverQuota(dyno),
      inARow,
      ...this.#excerpt(dyno, ended),
      logLine: this.#options.logplex.endLine,
      changes: ended === null ? NO_CHANGES : null,
    });
    if (ended === null) return;
    const kept = ranWell ? this.#keep(ended) : Promise.resolve();
    void this.#looking.add(() => kept.then(() => this.#look(dyno.name, at, ended)));
  }

  /** The debugger that a dyno waits in. */
  dynoSnapshot({ name }: Dyno): Partial<DynoSnapshot> {
    const waitsIn = this.#outputs.get(name)?.waitsIn ?? null;
    return waitsIn === null ? {} : { waitsIn };
  }

  /** Dynos that are up when the app is closed ran well. */
  closing(): void {
    for (const run of this.#runs.values()) {
      if (run.over || !run.wasUp) continue;
      run.over = true;
      if (run.footingSoFar !== null) this.#good.set(run.type, run.footingSoFar);
    }
  }

  /** Resolves once all is on disk that dynos ran well on. */
  async close(): Promise<void> {
    await this.#keeping.idle();
    await this.#good.written();
  }

  /** Its end was asked for. */
  #settle(run: LaunchRecord | undefined): void {
    if (run === undefined || run.over) return;
    run.over = true;
    if (run.wasUp) void this.#keep(run);
  }

  #keep(run: LaunchRecord): Promise<void> {
    const kept = run.fingerprint().then((fingerprint) => {
      if (fingerprint !== null) this.#good.set(run.type, fingerprint);
    });
    void this.#keeping.add(() => kept);
    return kept;
  }

  #excerpt(dyno: Dyno, ended: LaunchRecord | null): Pick<Crash, 'lines' | 'errorAt' | 'headline'> {
    if (ended === null) return { lines: [], errorAt: 0, headline: null };
    const text = this.#outputs.get(dyno.name)?.tail.text() ?? '';
    return crashExcerpt(maskSecrets(text, Object.entries(ended.launch.configVars)));
  }

  #notify(crash: Crash): void {
    const told = maskedCrash(crash, (text) => this.#options.masked(text));
    this.#last.set(crash.dyno, told);
    this.#options.crashed(told);
  }

  async #look(dyno: string, at: number, run: LaunchRecord): Promise<void> {
    // By now it has crashed again: that one is looked into instead.
    if (this.#last.get(dyno)?.at !== at) return;
    const changes = await findChanges(this.#good.of(run.type), run.launch, run.place).catch(() => NO_CHANGES);
    const crash = this.#last.get(dyno);
    if (crash?.at === at) this.#notify({ ...crash, changes });
  }
}
