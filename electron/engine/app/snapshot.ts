import type { AppSettings, AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot, FirstExit, PortConflict } from '../../../shared/dynos/dyno.ts';
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

/** What only the parts know: all of a snapshot that is not said here. */
export type PartsSnapshot = Omit<AppSnapshot, keyof ReturnType<typeof ownSnapshot> | 'dynos'>;

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
  /** How a text reads for people: one from the files or a command line may hold what is to be masked. */
  readonly config: { shown(text: string): string };
}

interface OwnSnapshotDeps {
  app: ShownApp;
  files: AppFiles;
  plan: FormationPlan;
  /** The label of a process type's dyno size. */
  sizeOf(type: string): string;
  problems: Problem[];
  commands: DynoCommands;
}

export interface SnapshotDeps extends OwnSnapshotDeps {
  parts: AppParts<PartsSnapshot>;
}

/** All a client may know of an app; values of config vars stay in the engine. */
export function appSnapshot(source: SnapshotDeps): AppSnapshot {
  const dynos = source.app.dynos.map((dyno) => dynoSnapshot(dyno, source));
  const parts = source.parts.snapshot();
  const { setup } = parts;
  const postdeploy = setup?.postdeploy ? source.app.config.shown(setup.postdeploy) : null;
  return { ...ownSnapshot(source), dynos, ...parts, setup: setup && { ...setup, postdeploy } };
}

/** What the app says itself; the return type says which fields these are. */
function ownSnapshot(source: OwnSnapshotDeps) {
  const { app, files, plan } = source;
  const { base: basePort } = app.ports;
  const shown = (text: string): string => app.config.shown(text);
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
      command: shown(command),
      line,
      quantity: quantities.get(name) ?? 0,
      inFormation: name !== RELEASE,
      size: source.sizeOf(name),
    })),
    configVars: files.configVars.map(({ name, file, line }) => ({ name, file, line })),
    problems: [
      ...source.problems,
      ...files.problems.map((problem) => ({ ...problem, message: shown(problem.message) })),
      ...basePort.rejected.map((rejected) => portProblem(rejected, files.configVars)),
    ],
    folderExists: files.folderExists,
    firstExit: app.firstExit,
    closing: app.closing,
    portConflict: shownConflict(app.ports.conflict(app.dynos), shown),
    sizeWarnings: sizeWarnings(plan.types.map(({ name, quantity }) => ({ name, quantity, size: source.sizeOf(name) }))),
  } satisfies Partial<AppSnapshot>;
}

function shownConflict(conflict: PortConflict | null, shown: (text: string) => string): PortConflict | null {
  if (conflict === null || conflict.holder === null) return conflict;
  return { ...conflict, holder: { ...conflict.holder, command: shown(conflict.holder.command) } };
}

function dynoSnapshot(dyno: Dyno, source: SnapshotDeps): DynoSnapshot {
  const port = source.app.ports.of(dyno, source.app.dynos);
  const shown = (text: string): string => source.app.config.shown(text);
  const own = dyno.snapshot();
  return {
    ...own,
    note: own.note === null ? null : shown(own.note),
    command: shown(source.commands.shown(dyno)),
    port: dyno.listensOn ?? (dyno.running ? (dyno.launch?.port ?? port) : port),
    stale: source.commands.staleness(dyno),
    ...source.parts.dynoSnapshot(dyno),
  };
}
