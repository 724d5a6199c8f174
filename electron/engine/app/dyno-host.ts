import type { TerminalVariables } from '../../../shared/contract/fields.ts';
import { wordList } from '../../../shared/text/word-list.ts';
import type { AppSettings } from '../../../shared/app/app.ts';
import type { AppDeps } from './deps.ts';
import type { AppConfig } from '../config/app-config.ts';
import { exactRules, onExitOf, timingOf } from '../dyno/crash-policy.ts';
import type { Dyno, DynoHost, Launch } from '../dyno/dyno.ts';
import { launchSteps, prepareLaunch } from '../dyno/launch.ts';
import { type DynoOutput, outputChain } from '../dyno/output-chain.ts';
import type { Logplex } from '../log/logplex.ts';
import type { AppEventEmitter } from '../parts/app-events.ts';
import type { AppReleases } from '../releases/app-releases.ts';
import type { AppOneOffs } from './one-offs.ts';
import type { AppPorts } from './ports.ts';
import { seenFolder } from './seen-folder.ts';
import type { Timing } from '../dyno/timing.ts';

/** The app as its dynos need it. */
export interface HostingApp {
  readonly folder: string;
  readonly settings: AppSettings;
  readonly dynos: readonly Dyno[];
  readonly ports: AppPorts;
  readonly logplex: Logplex;
  readonly events: AppEventEmitter;
  readonly releases: Pick<AppReleases, 'launchSource' | 'sink'>;
  readonly crashes: { watch(dyno: Dyno): DynoOutput };
  lookAgain(): Promise<void>;
  readonly input: { watch(dyno: Dyno): (line: Uint8Array | null) => void };
  readonly config: Pick<AppConfig, 'masked'>;
}

export interface DynoHostDeps {
  context(): AppDeps;
  /** What a dyno is to run. @throws {DynodeckError} `unknown-process-type` when no file says it */
  commandOf(dyno: Dyno): string;
  /** What was chosen for one-off dynos alone. */
  oneOffs(): Pick<AppOneOffs, 'stepsOf' | 'streamsOf'>;
  /** Of the terminal that a dyno is drawn on; undefined: one of the window's. */
  terminalVariables(dyno: Dyno): TerminalVariables | undefined;
  /** The first exit that an app is set to stop at. */
  stopAfter(exit: { dyno: string; status: number }): void;
}

/** What the dynos of an app ask of it. */
export function dynoHost(app: HostingApp, deps: DynoHostDeps): DynoHost {
  const { events, logplex } = app;
  let toldProfiles = '';
  const tellProfiles = (dyno: Dyno, { profiles }: Launch): void => {
    const text = wordList(profiles);
    if (text === '' || text === toldProfiles) return;
    toldProfiles = text;
    logplex.log(dyno.name, `Sourcing ${text} before each command, as on Heroku; a setting of the app ends that`);
  };
  const timing = (): Timing => timingOf(deps.context().timing, app.settings, deps.context().run);
  return {
    get timing() {
      return timing();
    },
    get exactRules() {
      return exactRules(app.settings);
    },
    prepare: async (dyno) => {
      const launch = await prepare(app, dyno, deps);
      tellProfiles(dyno, launch);
      events.emit('dynoStarting', dyno, launch);
      return launch;
    },
    spawn: (dyno, { command, line, ...options }) => {
      const identity = { folder: app.folder, dyno: dyno.name, command };
      // The code of an older release lies elsewhere, and is reached by no other way.
      const cwd = options.cwd === app.folder ? seenFolder(app.folder, deps.context().reachedBy) : options.cwd;
      const streams = deps.oneOffs().streamsOf(dyno);
      return deps.context().ledger.spawn(identity, { ...options, cwd, command: line, streams });
    },
    log: (dyno, text) => logplex.log(dyno, text),
    output: (dyno, screen) => {
      const kept = app.releases.sink(dyno, () => logWriter(app, dyno));
      const configVars = dyno.launch?.configVars ?? {};
      return outputChain(screen, app.crashes.watch(dyno), kept && app.config.masked(kept, () => configVars));
    },
    typed: (dyno) => events.emit('dynoTyped', dyno),
    crashed: (dyno, crash) => {
      events.emit('dynoCrashed', dyno, crash);
      const onExit = onExitOf(dyno.type, app.settings, deps.context().run);
      if (onExit === 'stop') deps.stopAfter({ dyno: dyno.name, status: crash.status });
      return onExit === 'restart';
    },
    changed: (dyno) => {
      events.emit('dynoChanged', dyno);
      events.emit('changed');
    },
  };
}

function logWriter({ logplex, input }: HostingApp, dyno: Dyno): DynoOutput {
  return logplex.writer(dyno.name, { columns: () => dyno.recorder.columns, onUnfinished: input.watch(dyno) });
}

async function prepare(app: HostingApp, dyno: Dyno, deps: DynoHostDeps): Promise<Launch> {
  await app.lookAgain();
  const command = deps.commandOf(dyno);
  const source = await app.releases.launchSource(dyno);
  const request = {
    ...source,
    dyno,
    command: source.command ?? command,
    port: app.ports.of(dyno, app.dynos),
    shellEnvironment: deps.context().shellEnvironment,
    steps: { ...launchSteps(app.settings, deps.context().run), ...deps.oneOffs().stepsOf(dyno) },
    terminal: deps.terminalVariables(dyno),
    nextBase: () => app.ports.nextBase(),
  };
  return app.ports.watchConflict(dyno, () => prepareLaunch(request));
}
