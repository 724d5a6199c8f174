import { type ActivityEntry, type StartUp, slowerWords } from '../../../shared/app/activity.ts';
import type { AppSettings } from '../../../shared/app/app.ts';
import type { CrashCause, DynoState, ExitStatus } from '../../../shared/dynos/dyno.ts';
import type { ActivityEvents, ActivityResults } from '../../../shared/contract/activity.ts';
import type { Release } from '../../../shared/releases/release.ts';
import { seconds } from '../../../shared/text/seconds.ts';
import { type AppFiles, NO_FILES } from '../source/source-files.ts';
import type { AppEventEmitter } from '../parts/app-events.ts';
import type { AppPart } from '../parts/app-part.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { Logplex } from '../log/logplex.ts';
import { happeningOf, releaseHappening, fileChanges } from './happenings.ts';
import { StartUpTimes, StartUpWatch } from './start-up-times.ts';

/** A formation that starts says dozens of things at once; they reach clients as one event. */
const TELL_INTERVAL_MS = 50;

export interface AppActivityOptions {
  app: { readonly id: string; readonly dynos: readonly Dyno[]; readonly logplex: Logplex };
  events: AppEventEmitter;
  /** Where start-up times are kept between runs; null: nowhere. */
  file: string | null;
  /** What a dyno runs, or would run. */
  commandOf(dyno: Dyno): string;
  /** How a text reads for people: a command may hold what is to be masked. */
  shown(text: string): string;
  happened(event: ActivityEvents['activity.happened']): void;
}

/** Everything that happens in an app, and how long its dynos take to start. */
export class AppActivity implements AppPart {
  readonly #options: AppActivityOptions;
  readonly #list = new ActivityList();
  readonly #times: StartUpTimes;
  readonly #watch = new StartUpWatch();
  readonly #states = new WeakMap<Dyno, DynoState>();
  /** The last one told of: a start that is refused does not end the process before it once more. */
  readonly #exits = new WeakMap<Dyno, ExitStatus>();
  readonly #startUps = new WeakMap<Dyno, StartUp>();
  readonly #causes = new WeakMap<Dyno, CrashCause>();
  #untold: ActivityEntry[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(options: AppActivityOptions) {
    this.#options = options;
    this.#times = new StartUpTimes(options.file);
    const { events } = options;
    events.on('dynoChanged', (dyno) => this.#look(dyno));
    // What a crash leads to is told after it.
    events.on('dynoCrashed', (dyno, { cause }) => {
      this.#causes.set(dyno, cause);
      this.#look(dyno);
    });
    events.on('filesRead', (before, now) => this.#filesRead(before, now));
    events.on('configured', (before, now) => this.#configured(before, now));
    events.on('scaled', (formation) =>
      this.#add({ kind: 'scale', dyno: null, text: `Scaled to ${formation}`, tone: 'plain' }),
    );
    events.on('released', (release) => this.#released(release));
  }

  open(): Promise<void> {
    return this.#times.open();
  }

  list(): ActivityResults['activity.list'] {
    return { entries: this.#list.entries, startUps: this.#shownStartUps() };
  }

  #look(dyno: Dyno): void {
    const took = this.#watch.poll(dyno);
    if (took !== null) this.#startUps.set(dyno, this.#times.add(dyno.type, took));
    const before = this.#states.get(dyno) ?? 'down';
    if (dyno.state === before) return;
    this.#states.set(dyno, dyno.state);
    this.#changed(dyno, before, took !== null);
  }

  #filesRead(before: AppFiles, now: AppFiles): void {
    if (before === NO_FILES) return;
    for (const text of fileChanges(before, now)) this.#add({ kind: 'files', dyno: null, text, tone: 'plain' });
  }

  #configured(before: AppSettings, now: AppSettings): void {
    const [was, is] = [before, now].map(({ router }) => router?.maintenance === true);
    if (was === is) return;
    this.#add({ kind: 'maintenance', dyno: null, text: `Maintenance mode is ${is ? 'on' : 'off'}`, tone: 'plain' });
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#times.close();
  }

  #changed(dyno: Dyno, before: DynoState, isStartUp: boolean): void {
    const { commandOf } = this.#options;
    const { name, kind, state, exit: last, note } = dyno.snapshot();
    const exit = last === this.#exits.get(dyno) ? null : last;
    if (last !== null) this.#exits.set(dyno, last);
    const isPortBusy = state === 'crashed' && this.#causes.get(dyno) === 'port-busy';
    const happening = happeningOf(before, { name, kind, state, exit, note, command: commandOf(dyno), isPortBusy });
    if (happening === null) return;
    const startUp = isStartUp ? this.#startUps.get(dyno) : undefined;
    this.#add({ ...(startUp === undefined ? happening : withStartUp(happening, startUp)), dyno: name });
  }

  #released(release: Release): void {
    const happening = releaseHappening(release);
    if (happening !== null) this.#add({ ...happening, dyno: null });
  }

  #add(entry: Pick<ActivityEntry, 'kind' | 'dyno' | 'text' | 'tone'>): void {
    const { app, shown } = this.#options;
    const { endLine } = app.logplex;
    const line = endLine > 0 ? endLine - 1 : null;
    this.#untold.push(this.#list.add({ ...entry, text: shown(entry.text), at: Date.now(), line }));
    this.#timer ??= setTimeout(() => this.#notify(), TELL_INTERVAL_MS);
  }

  #notify(): void {
    this.#timer = null;
    const entries = this.#untold.splice(0);
    this.#options.happened({ app: this.#options.app.id, entries, startUps: this.#shownStartUps() });
  }

  #shownStartUps(): Record<string, StartUp> {
    const known = this.#options.app.dynos.flatMap((dyno) => {
      const startUp = this.#startUps.get(dyno);
      return startUp === undefined ? [] : [[dyno.name, startUp] as const];
    });
    return Object.fromEntries(known);
  }
}

function withStartUp<T extends { text: string; tone: ActivityEntry['tone'] }>(happening: T, startUp: StartUp): T {
  const slower = slowerWords(startUp);
  if (slower !== null) return { ...happening, text: `${happening.text}, ${slower}`, tone: 'warning' };
  return { ...happening, text: `${happening.text} after ${seconds(startUp.took)}` };
}

/** A day of ordinary work; a dyno in a crash loop fills it in hours and costs no more memory than this. */
export const MAX_ENTRIES = 2_000;
/** The list is cut once it is longer by so many, so that not every entry moves all others. */
const SLACK = 200;

/** The newest entries of an app, oldest first. */
export class ActivityList {
  #entries: ActivityEntry[] = [];
  #last = 0;

  get entries(): ActivityEntry[] {
    return this.#entries.slice(-MAX_ENTRIES);
  }

  add(entry: Omit<ActivityEntry, 'number'>): ActivityEntry {
    const numbered = { ...entry, number: ++this.#last };
    this.#entries.push(numbered);
    if (this.#entries.length > MAX_ENTRIES + SLACK) this.#entries = this.entries;
    return numbered;
  }
}
