import type { AppSnapshot } from '../../../shared/app/app.ts';
import { crashExcerpt } from '../../../shared/crashes/crash-excerpt.ts';
import { type Crash, type CrashCause, NO_CHANGES } from '../../../shared/crashes/crash.ts';
import { maskSecrets } from '../../../shared/config/secret-names.ts';
import type { App } from '../app/app.ts';
import type { DynoOutput } from '../config/masked-output.ts';
import type { Dyno, Launch } from '../dyno/dyno.ts';
import { findChanges } from './find-changes.ts';
import { FingerprintReader } from './launch-fingerprint.ts';
import { LastGoodLaunches } from './last-good-launches.ts';
import { LaunchRecord } from './launch-record.ts';
import { WatchedOutput } from './watched-output.ts';

/** What an app is given for it. */
export interface CrashDeps {
  /** Where it is kept what dynos last ran well on; null: nowhere. */
  lastGoodLaunchesFile: string | null;
  /** A crash, and once more when it is known what had changed. */
  crashed(crash: Crash): void;
}

/** What an app's dynos ran on and printed last, for the moment when one of them crashes. */
export class AppCrashes {
  readonly #good: LastGoodLaunches;
  readonly #reader = new FingerprintReader();
  readonly #runs = new Map<string, LaunchRecord>();
  readonly #outputs = new Map<string, WatchedOutput>();
  readonly #last = new Map<string, Crash>();
  /** Crashes in a row, by dyno. */
  readonly #rows = new Map<string, number>();
  /** One look at the folder at a time: a whole formation may crash at once. */
  #looking: Promise<void> = Promise.resolve();
  /** What ended runs ran well on is still being read. */
  #keeping: Promise<unknown> = Promise.resolve();

  readonly #app: App;
  readonly #context: { crashes: CrashDeps; shellEnvironment: Record<string, string> };
  readonly #changed: () => void;

  /** @param changed what clients see may be another thing now */
  constructor(
    app: App,
    context: { crashes: CrashDeps; shellEnvironment: Record<string, string> },
    changed: () => void,
  ) {
    this.#app = app;
    this.#context = context;
    this.#changed = changed;
    this.#good = new LastGoodLaunches(context.crashes.lastGoodLaunchesFile);
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

  /** The way of a dyno's output: past the watch. */
  watched(dyno: Dyno, output: DynoOutput | null): DynoOutput {
    const watched = new WatchedOutput(output, dyno.kind, () => this.#changed());
    this.#outputs.set(dyno.name, watched);
    return watched;
  }

  /** A dyno is about to run. */
  started(dyno: Dyno, launch: Launch): void {
    if (dyno.kind !== 'formation') return;
    this.#settle(this.#runs.get(dyno.name));
    this.#runs.set(dyno.name, new LaunchRecord(dyno.type, launch, this.#context.shellEnvironment, this.#reader));
  }

  /** The dyno manager said something about a dyno. */
  said(dyno: string, text: string): void {
    this.#runs.get(dyno)?.said(text);
  }

  /** To be called whenever a dyno may have changed its state. */
  observe(): void {
    const names = new Set<string>();
    for (const dyno of this.#app.dynos) {
      names.add(dyno.name);
      const run = this.#runs.get(dyno.name);
      if (run && !run.over) run.observe(dyno);
      if (dyno.state !== 'down' && dyno.state !== 'idle') continue;
      this.#rows.delete(dyno.name);
      this.#settle(run);
    }
    for (const map of [this.#runs, this.#outputs, this.#last, this.#rows]) {
      for (const name of map.keys()) if (!names.has(name)) map.delete(name);
    }
  }

  /** A dyno ended though it was wanted, or could not be started. */
  crashed(dyno: Dyno, status: number): void {
    const run = this.#runs.get(dyno.name);
    const { exit, note } = dyno.snapshot();
    const ended = run !== undefined && !run.over && exit !== null && exit.at >= run.startedAt ? run : null;
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
      cause: ended?.cause ?? this.#refusal(dyno),
      note,
      command: ended?.launch.command ?? this.#commandOf(dyno),
      ranFor: ended === null ? null : at - ended.startedAt,
      overQuota: this.#app.platform.isOverQuota(dyno),
      inARow,
      ...this.#excerpt(dyno, ended),
      logLine: this.#app.logplex.endLine,
      changes: ended === null ? NO_CHANGES : null,
    });
    if (ended === null) return;
    const kept = ranWell ? this.#keep(ended) : Promise.resolve();
    this.#looking = this.#looking.then(() => kept).then(() => this.#look(dyno.name, at, ended));
  }

  /** A snapshot for clients, with the debuggers that dynos wait in. */
  shown(snapshot: AppSnapshot): AppSnapshot {
    const dynos = snapshot.dynos.map((dyno) => {
      const waitsIn = this.#outputs.get(dyno.name)?.waitsIn ?? null;
      return waitsIn === null ? dyno : { ...dyno, waitsIn };
    });
    return { ...snapshot, dynos };
  }

  /** Before the app's dynos are stopped: those that are up ran well. Resolves once all that ran well is kept. */
  async close(): Promise<void> {
    for (const run of this.#runs.values()) {
      if (run.over || !run.wasUp) continue;
      run.over = true;
      if (run.footingSoFar !== null) this.#good.set(run.type, run.footingSoFar);
    }
    await this.#keeping;
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
    this.#keeping = Promise.all([this.#keeping, kept]);
    return kept;
  }

  #commandOf({ name }: Dyno): string {
    return this.#app.snapshot().dynos.find((dyno) => dyno.name === name)?.command ?? '';
  }

  #refusal(dyno: Dyno): CrashCause {
    return this.#app.ports.conflict([dyno]) !== null ? 'port-busy' : 'refused';
  }

  #excerpt(dyno: Dyno, ended: LaunchRecord | null): Pick<Crash, 'lines' | 'errorAt' | 'headline'> {
    if (ended === null) return { lines: [], errorAt: 0, headline: null };
    const text = this.#outputs.get(dyno.name)?.tail.text() ?? '';
    return crashExcerpt(maskSecrets(text, Object.entries(ended.launch.configVars)));
  }

  #notify(crash: Crash): void {
    this.#last.set(crash.dyno, crash);
    this.#context.crashes.crashed(crash);
  }

  async #look(dyno: string, at: number, run: LaunchRecord): Promise<void> {
    // By now it has crashed again: that one is looked into instead.
    if (this.#last.get(dyno)?.at !== at) return;
    const changes = await findChanges(this.#good.of(run.type), run.launch, run.place).catch(() => NO_CHANGES);
    const crash = this.#last.get(dyno);
    if (crash?.at === at) this.#notify({ ...crash, changes });
  }
}
