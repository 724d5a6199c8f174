import type { DynoSnapshot, FirstExit, OnExit, PortConflict, ProcessTypeSnapshot, RestartLadder } from '../dynos/dyno.ts';
import type { PortOrigin } from '../dynos/ports.ts';
import type { PlatformSettings } from './platform.ts';
import type { Problem } from '../text/problem.ts';
import type { ReleaseSummary } from '../releases/release.ts';
import type { RouterSettings, RouterSnapshot } from '../router/router.ts';
import type { SetupSnapshot } from '../manifests/setup.ts';

/** What its owner chose for an app; remembered per folder. */
export interface AppSettings {
  /** Relative to the folder or absolute; null: `Procfile`. */
  procfile: string | null;
  /** In order, later wins; null: `.env`. */
  envFiles: string[] | null;
  /** Base port; null: from the env file, the shell or the default. */
  port: number | null;
  /** Base port given to this app because the default block was another app's; kept across runs. */
  assignedPort: number | null;
  /** Process type → quantity, as last set. */
  formation: Record<string, number>;
  /** By process type; one that is not named: `restart`. */
  onExit?: Record<string, OnExit>;
  /** Absent: `seconds`. */
  restartLadder?: RestartLadder;
  /** By process type, labels of `dyno-size.ts`; one that is not named: the default size. */
  sizes?: Record<string, string>;
  /** What differs from the defaults. */
  router?: Partial<RouterSettings>;
  platform?: Partial<PlatformSettings>;
  /** Its owner does not want to be asked about app.json any more, or has run its postdeploy script. */
  setup?: { dismissed?: boolean; postdeployed?: boolean };
  /** Values of secret-looking config vars are masked in the log and in all else that keeps or hands on what is said. */
  maskLogs?: boolean;
  /** The shell of commands, a name or an absolute path; absent or null: bash where there is one, else sh. */
  shell?: string | null;
  /** Whether .profile.d/*.sh and .profile of the folder are sourced before commands; absent: yes. */
  profiles?: boolean;
  trusted: boolean;
}

/** One config var an env file gives; the value itself stays in the engine. */
export interface ConfigVarOrigin {
  name: string;
  file: string;
  line: number | null;
}

export interface AppSnapshot {
  id: string;
  name: string;
  folder: string;
  settings: AppSettings;
  /** Paths in use, as shown to people. */
  procfile: string;
  envFiles: string[];
  basePort: number;
  basePortOrigin: PortOrigin;
  processTypes: ProcessTypeSnapshot[];
  dynos: DynoSnapshot[];
  configVars: ConfigVarOrigin[];
  problems: Problem[];
  /** False once the folder has gone. */
  folderExists: boolean;
  /** Under the policy `stop`: what ended the app. Null again after the next start. */
  firstExit: FirstExit | null;
  /** Its dynos are being stopped, and then it is forgotten. */
  closing: boolean;
  /** Of the first dyno that is `crashed` because its port is in use. */
  portConflict: PortConflict | null;
  router: RouterSnapshot;
  /** Null until the folder is trusted: nothing is released before. */
  releases: ReleaseSummary | null;
  /** Null when there is nothing to set up. */
  setup: SetupSnapshot | null;
  /** Where Heroku's rules for sizes would not allow this formation, a sentence each. */
  sizeWarnings: string[];
}

export interface RecentApp {
  folder: string;
  name: string;
  /** Epoch milliseconds. */
  openedAt: number;
}
