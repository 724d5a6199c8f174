import type { Crash } from '../../shared/crashes/crash.ts';
import { crashHeading } from '../../shared/crashes/crash-labels.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import { currentApp } from '../state/selection.ts';
import { shownLayout } from '../state/shown-layout.ts';
import { shownTabs } from '../state/layout/layout.ts';
import { Coalesced } from './coalesce.ts';
import { showSystemNotification } from './system-notification.ts';

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
