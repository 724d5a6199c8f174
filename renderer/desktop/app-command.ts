import { assertNever } from '../../shared/text/assert-never.ts';
import type { AppCommand } from '../../shared/desktop/desktop-bridge.ts';
import { ask } from '../state/ask.ts';
import { closeApp } from '../state/folders/close-app.ts';
import { selectApp } from '../state/selection.ts';
import { selectTab } from '../state/shown-layout.ts';
import { LOGS_TAB } from '../state/tabs.ts';
import { runDialog } from '../run/run-dyno.ts';

/** Does to an app what a menu or the tray asked for, with the questions that belong to it. */
export function carryOut(command: AppCommand, app: string | null): void {
  if (app === null) return;
  selectApp(app);
  switch (command) {
    case 'start':
    case 'stop':
    case 'restart':
      return void ask(`dynos.${command}`, { app, target: null });
    case 'run':
      return runDialog.setState({ app });
    case 'logs':
      return selectTab(app, LOGS_TAB);
    case 'close':
      return closeApp(app);
    default:
      assertNever(command);
  }
}
