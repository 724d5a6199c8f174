import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot, Staleness } from '../../../shared/dynos/dyno.ts';
import type { ConfigVar } from '../../../shared/config/config-vars.ts';
import { RELEASE } from '../../../shared/dynos/formation.ts';
import { portProblem } from '../../../shared/dynos/ports.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import { sizeWarnings } from '../../../shared/dynos/dyno-size.ts';
import { type AppFiles, envFilesOf, shownPath } from '../source/source-files.ts';
import type { App } from './app.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { FormationPlan } from '../formation/formation-plan.ts';

export interface SnapshotDeps {
  app: App;
  files: AppFiles;
  plan: FormationPlan;
  /** The label of a process type's dyno size. */
  sizeOf(type: string): string;
  problems: Problem[];
  commandOf(dyno: Dyno): string;
}

/** All a client may know of an app; values of config vars stay in the engine. */
export function appSnapshot(source: SnapshotDeps): AppSnapshot {
  const { app, files, plan } = source;
  const { base: basePort } = app.ports;
  const quantities = new Map(plan.types.map(({ name, quantity }) => [name, quantity]));
  return {
    id: app.id,
    name: app.name,
    folder: app.folder,
    settings: app.settings,
    procfile: files.procfile,
    envFiles: envFilesOf(app.settings).map((file) => shownPath(app.folder, file)),
    basePort: basePort.port,
    basePortOrigin: basePort.origin,
    processTypes: files.processTypes.map(({ name, command, line }) => ({
      name,
      command,
      line,
      quantity: quantities.get(name) ?? 0,
      inFormation: name !== RELEASE,
      size: source.sizeOf(name),
    })),
    dynos: app.dynos.map((dyno) => dynoSnapshot(dyno, source)),
    configVars: files.configVars.map(({ name, file, line }) => ({ name, file, line })),
    problems: [
      ...source.problems,
      ...files.problems,
      ...basePort.rejected.map((rejected) => portProblem(rejected, files.configVars)),
    ],
    folderExists: files.folderExists,
    firstExit: app.firstExit,
    closing: app.closing,
    portConflict: app.ports.conflict(app.dynos),
    releases: app.releases.summary(),
    router: app.router.snapshot(),
    sizeWarnings: sizeWarnings(plan.types.map(({ name, quantity }) => ({ name, quantity, size: source.sizeOf(name) }))),
    setup: app.setup.snapshot(),
  };
}

function dynoSnapshot(dyno: Dyno, source: SnapshotDeps): DynoSnapshot {
  const command = source.commandOf(dyno);
  const port = source.app.ports.of(dyno, source.app.dynos);
  return {
    ...dyno.snapshot(),
    command,
    port: dyno.running ? (dyno.launch?.port ?? port) : port,
    stale: staleness(dyno, command, source.files.configVars),
  };
}

function staleness(dyno: Dyno, command: string, configVars: ConfigVar[]): Staleness | null {
  const { launch, running } = dyno;
  if (!running || launch === null) return null;
  const now = new Map(configVars.map(({ name, value }) => [name, value]));
  const names = new Set([...now.keys(), ...Object.keys(launch.configVars)]);
  const changed = [...names].filter((name) => now.get(name) !== launch.configVars[name]);
  const stale = { command: dyno.kind === 'formation' && command !== launch.command, configVars: changed };
  return stale.command || changed.length > 0 ? stale : null;
}
