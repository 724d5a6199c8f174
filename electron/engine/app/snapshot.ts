import type { AppSettings, AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot, FirstExit } from '../../../shared/dynos/dyno.ts';
import { RELEASE } from '../../../shared/dynos/formation.ts';
import { portProblem } from '../../../shared/dynos/ports.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import { sizeWarnings } from '../../../shared/dynos/dyno-size.ts';
import { type AppFiles, envFilesOf, shownPath } from '../source/source-files.ts';
import type { AppPorts } from './ports.ts';
import type { DynoCommands } from './dyno-commands.ts';
import type { AppParts } from '../parts/app-part.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { FormationPlan } from '../formation/formation-plan.ts';

/** What only the parts know. */
export type PartsSnapshot = Pick<AppSnapshot, 'releases' | 'router' | 'setup'>;

/** The app as clients see it. */
export interface ShownApp {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly settings: AppSettings;
  readonly closing: boolean;
  readonly firstExit: FirstExit | null;
  readonly dynos: readonly Dyno[];
  readonly ports: AppPorts;
}

export interface SnapshotDeps {
  app: ShownApp;
  parts: AppParts<PartsSnapshot>;
  files: AppFiles;
  plan: FormationPlan;
  /** The label of a process type's dyno size. */
  sizeOf(type: string): string;
  problems: Problem[];
  commands: DynoCommands;
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
    sizeWarnings: sizeWarnings(plan.types.map(({ name, quantity }) => ({ name, quantity, size: source.sizeOf(name) }))),
    ...source.parts.snapshot(),
  };
}

function dynoSnapshot(dyno: Dyno, source: SnapshotDeps): DynoSnapshot {
  const port = source.app.ports.of(dyno, source.app.dynos);
  return {
    ...dyno.snapshot(),
    command: source.commands.shown(dyno),
    port: dyno.listensOn ?? (dyno.running ? (dyno.launch?.port ?? port) : port),
    stale: source.commands.staleness(dyno),
    ...source.parts.dynoSnapshot(dyno),
  };
}
