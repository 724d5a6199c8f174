import type { Crash } from '../../shared/crashes/crash.ts';
import { crashHeading } from '../../shared/crashes/crash-labels.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import type { DesktopNotification } from '../../shared/desktop/desktop-bridge.ts';
import { apps } from '../state/apps-store.ts';
import { currentApp } from '../state/selection.ts';
import { shownLayout } from '../state/shown-layout.ts';
import { shownTabs } from '../state/layout/layout.ts';
import { desktop } from '../client/desktop.ts';

interface AppCrash {
  app: string;
  crash: Crash;
}

/** Says crashes and waiting debuggers by notifications of the system, unless they are being looked at. */
export class CrashNotifier {
  readonly #crashes = new Coalesced<AppCrash>(({ app, crash }, count) => sayCrash(app, crash, count));

  crashed(app: string, crash: Crash): void {
    if (isExpected(app, crash)) return;
    this.#crashes.add(`${app} ${crash.dyno}`, { app, crash });
  }

  waits(app: string, dyno: string, waitsIn: string): void {
    if (!isWanted(app, dyno)) return;
    showSystemNotification({
      title: t('{dyno} waits in {debugger}', { dyno, debugger: waitsIn }),
      body: t("{app}: its terminal has a debugger's prompt.", { app: appName(app) }),
      app,
      dyno,
    });
  }

  dispose(): void {
    this.#crashes.dispose();
  }
}

function sayCrash(app: string, crash: Crash, count: number): void {
  if (!isWanted(app, crash.dyno)) return;
  const { dyno, headline } = crash;
  const title =
    count > 1
      ? tn(count, '{dyno} crashed {n} time in a minute', '{dyno} crashed {n} times in a minute', { dyno })
      : crashHeading(crash);
  const said = headline ?? crash.note;
  showSystemNotification({ title, body: said === null ? appName(app) : `${appName(app)}: ${said}`, app, dyno });
}

function isWanted(app: string, dyno: string): boolean {
  return !isOnScreen(app, dyno);
}

/** A job that is meant to end, and did. */
function isExpected(app: string, { type, status }: Crash): boolean {
  return status === 0 && apps.getState().byId[app]?.settings.onExit?.[type] === 'leave';
}

/** Whether somebody looks at this dyno's terminal now. */
function isOnScreen(app: string, dyno: string): boolean {
  if (!document.hasFocus()) return false;
  return currentApp() === app && shownTabs(shownLayout(app)).includes(dyno);
}

function appName(app: string): string {
  return apps.getState().byId[app]?.name ?? '';
}

/** A dyno that keeps crashing is told about this often. */
const QUIET_MS = 60_000;

/**
 * Lets the first of a row of events through at once and the rest, as a count, once a minute for each key.
 * `say` gets the newest of them and how many there were since it was last called.
 */
export class Coalesced<T> {
  readonly #waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; newest: T | null; count: number }>();

  readonly #say: (event: T, count: number) => void;

  constructor(say: (event: T, count: number) => void) {
    this.#say = say;
  }

  add(key: string, event: T): void {
    const waiting = this.#waiting.get(key);
    if (waiting) {
      waiting.newest = event;
      waiting.count += 1;
      return;
    }
    this.#wait(key);
    this.#say(event, 1);
  }

  dispose(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  #wait(key: string): void {
    this.#waiting.set(key, { timer: setTimeout(() => this.#elapsed(key), QUIET_MS), newest: null, count: 0 });
  }

  #elapsed(key: string): void {
    const { newest = null, count = 0 } = this.#waiting.get(key) ?? {};
    this.#waiting.delete(key);
    if (newest === null) return;
    this.#wait(key);
    this.#say(newest, count);
  }
}

/** Characters; the desktop app refuses a notification with a longer title or text. */
const MAX_TITLE = 120;
const MAX_BODY = 500;

/** Shows a notification of the system, unless they are off in the desktop app. A click shows the app and its dyno. */
function showSystemNotification({ title, body, ...target }: DesktopNotification): void {
  const shown = desktop?.showNotification({ title: cut(title, MAX_TITLE), body: cut(body, MAX_BODY), ...target });
  // A system that shows none has nobody to tell.
  shown?.catch(() => undefined);
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
