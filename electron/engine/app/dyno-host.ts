import type { Timing } from '../dyno/timing.ts';
import type { AppDeps } from './deps.ts';
import type { App } from './app.ts';
import { onExitOf, timingOf } from '../dyno/crash-policy.ts';
import type { Dyno, DynoHost, Launch } from '../dyno/dyno.ts';
import { prepareLaunch } from '../dyno/launch.ts';

/** What of an app is its own business. */
export interface DynoHostDeps {
  context(): AppDeps;
  /** What a dyno is to run. @throws {DynodeckError} `unknown-process-type` when no file says it */
  commandOf(dyno: Dyno): string;
  /** What its shell is given for a command. */
  shellCommand(dyno: Dyno, command: string): string;
  /** The first exit that an app is set to stop at. */
  stopAfter(exit: { dyno: string; status: number }): void;
  changed(): void;
}

/** What the dynos of an app ask of it. */
export function dynoOwner(app: App, parts: DynoHostDeps): DynoHost {
  const timing = (): Timing => timingOf(parts.context().timing, app.settings, parts.context().run);
  return {
    get timing() {
      return timing();
    },
    prepare: (dyno) => prepare(app, dyno, parts),
    spawn: (dyno, { command, ...options }) => {
      const identity = { folder: app.folder, dyno: dyno.name, command };
      return parts.context().ledger.spawn(identity, { ...options, command: parts.shellCommand(dyno, command) });
    },
    log: (dyno, text) => app.logplex.log(dyno, text),
    output: (dyno) => app.releases.sink(dyno, () => app.config.masked(dyno, app.logplex.writer(dyno.name))),
    crashed: (dyno, status) => {
      const onExit = onExitOf(dyno.type, app.settings, parts.context().run);
      if (onExit === 'stop') parts.stopAfter({ dyno: dyno.name, status });
      return onExit === 'restart';
    },
    changed: () => {
      app.activity.look();
      parts.changed();
    },
  };
}

async function prepare(app: App, dyno: Dyno, parts: DynoHostDeps): Promise<Launch> {
  const command = parts.commandOf(dyno);
  const source = await app.releases.launchSource(dyno);
  const request = {
    ...source,
    dyno,
    command: source.command ?? command,
    port: app.ports.of(dyno, app.dynos),
    shellEnvironment: parts.context().shellEnvironment,
    nextBase: () => app.ports.nextBase(),
  };
  return app.ports.watchConflict(dyno, () => prepareLaunch(request));
}
