import { app } from 'electron';
import { toFailure } from '../../../shared/contract/failure.ts';
import type { EngineProcess } from '../engine-process/engine-process.ts';
import type { OpenApps } from '../engine-process/open-apps.ts';
import type { WindowLink } from '../window/window-link.ts';
import type { TrayActions } from './tray-template.ts';

export interface TrayActionsOptions {
  engine: EngineProcess;
  openApps: OpenApps;
  link: WindowLink;
  showWindow(): void;
}

/** What the tray does: without the window, unless it has to ask something. */
export function trayActions({ engine, openApps, link, showWindow }: TrayActionsOptions): TrayActions {
  return {
    async command(command, id) {
      try {
        await openApps.client?.request(`dynos.${command}`, { app: id, target: null });
      } catch (error) {
        const { code, message } = toFailure(error);
        showWindow();
        if (code === 'untrusted') link.send({ kind: 'command', command, app: id });
        else engine.notify(message);
      }
    },
    showApp(id) {
      showWindow();
      link.send({ kind: 'show', app: id, dyno: null });
    },
    showWindow,
    quit: () => app.quit(),
  };
}
