import type { AppSettings } from '../../../shared/app/app.ts';
import type { AwaitedInput, CrashCause } from '../../../shared/dynos/dyno.ts';
import type { Release } from '../../../shared/releases/release.ts';
import type { Dyno, Launch } from '../dyno/dyno.ts';
import type { AppFiles } from '../source/source-files.ts';

/** A crash of a dyno at the moment it happens. */
export interface DynoCrash {
  cause: CrashCause;
  /** Exit status as a shell says it. */
  status: number;
}

/** What happens in an app. Listeners are called at once, in the order in which they were added. */
export interface AppEvents {
  /** A dyno is about to run. */
  dynoStarting: [dyno: Dyno, launch: Launch];
  /** A dyno has made a step: states that last no time are told, too. */
  dynoChanged: [dyno: Dyno];
  /** A dyno ended though it was wanted, or could not be started. */
  dynoCrashed: [dyno: Dyno, crash: DynoCrash];
  /** Somebody has typed into a dyno's terminal. */
  dynoTyped: [dyno: Dyno];
  /** A dyno waits for somebody to type, or in another line than before. */
  dynoAwaitsInput: [dyno: Dyno, awaited: AwaitedInput];
  /** A dyno is none of the app's any more. */
  dynoRemoved: [dyno: Dyno];
  /** A release was made, or its status changed. */
  released: [release: Release];
  /** The files of the folder were read. */
  filesRead: [before: AppFiles, now: AppFiles];
  /** The folder has gone; its dynos stay what they are. */
  folderGone: [];
  configured: [before: AppSettings, now: AppSettings];
  /** The formation is another one, written as in the log: `web@2:Basic`. */
  scaled: [formation: string];
  /** Clients may see something else now; any other event above may or may not bring it along. */
  changed: [];
  /** Some changes are about to reach clients: the same as `changed`, but at most once a frame. */
  frame: [];
}

type Listener<Args extends unknown[]> = (...args: Args) => void;

/** Lets parts of an app hear of what happens in it. */
export class AppEventEmitter {
  readonly #listeners: { [E in keyof AppEvents]?: Listener<AppEvents[E]>[] } = {};

  on<E extends keyof AppEvents>(event: E, listener: Listener<AppEvents[E]>): void {
    const listeners: Listener<AppEvents[E]>[] = (this.#listeners[event] ??= []);
    listeners.push(listener);
  }

  emit<E extends keyof AppEvents>(event: E, ...args: AppEvents[E]): void {
    const listeners: Listener<AppEvents[E]>[] = this.#listeners[event] ?? [];
    for (const listener of listeners) listener(...args);
  }
}
