import type { PlatformSettings } from './platform.ts';
import type { Problem } from '../text/problem.ts';
import type { ReleaseSummary } from '../releases/release.ts';
import type { RouterSettings, RouterSnapshot } from '../router/router.ts';
import type { SetupSnapshot } from './setup.ts';

/** Heroku's words for the state of a dyno; one-off dynos end `complete`. */
export type DynoState = 'starting' | 'up' | 'crashed' | 'idle' | 'down' | 'complete';

export type DynoKind = 'formation' | 'one-off';

/** How a process ended: its exit status, or 128 + n after signal n, as a shell says it. */
export interface ExitStatus {
  status: number;
  /** Epoch milliseconds. */
  at: number;
  /** It had been told to end: 143 and 137 are then how it obeyed, not a failure. */
  requested?: boolean;
}

/** A shutdown under way: SIGTERM has been sent and the grace period runs. */
export interface Shutdown {
  /** Epoch milliseconds of SIGTERM. */
  since: number;
  /** Epoch milliseconds at which SIGKILL follows; null once it has been sent. */
  deadline: number | null;
  /** Processes of the dyno that were alive when last counted. */
  alive: number;
}

/** What has changed in the files since this dyno was started. */
export interface Staleness {
  command: boolean;
  /** Names, never values, of config vars with another value now. */
  configVars: string[];
}

export interface DynoSnapshot {
  /** `web.1`, `run.4859` */
  name: string;
  type: string;
  number: number;
  kind: DynoKind;
  state: DynoState;
  /** The command it runs, or would run when started. */
  command: string;
  port: number | null;
  pid: number | null;
  /** Epoch milliseconds of the last change of state. */
  since: number;
  /** Starts after the first since the app was opened. */
  restarts: number;
  exit: ExitStatus | null;
  /** Its process has been told to end, and no other runs yet. */
  shutdown: Shutdown | null;
  /** After a restart: an older process is still ending beside the one that runs. */
  terminating?: Shutdown;
  /** Epoch milliseconds of the next automatic restart of a crashed dyno. */
  restartAt: number | null;
  stale: Staleness | null;
  /** One line about why it is in this state, where the state alone does not say it. */
  note: string | null;
  /** The debugger whose prompt it waits in for somebody to type, such as `pdb`; absent: none. */
  waitsIn?: string;
  /** Of the release it runs; null before the first one. */
  release: number | null;
}

export interface ProcessTypeSnapshot {
  name: string;
  command: string;
  /** 1-based line of the Procfile; 0 for a command that was given on the command line. */
  line: number;
  /** Dynos wanted; always 0 for `release`, which is never part of the formation. */
  quantity: number;
  inFormation: boolean;
  /** A label of `dyno-size.ts`, such as `Basic`. */
  size: string;
}

/** Where the base port came from, strongest first (design §6). */
export type PortOrigin =
  | 'chosen'
  | 'env file'
  | 'shell'
  /** Nobody chose, and the default block belongs to another app: the next one, kept across runs. */
  | 'assigned'
  | 'default';

/** What an exit nobody asked for leads to: a restart by the ladder, nothing, or the end of the whole app. */
export type OnExit = 'restart' | 'leave' | 'stop';

/** How long a dyno that keeps crashing waits for its next start: seconds, or Heroku's own minutes and hours. */
export type RestartLadder = 'seconds' | 'heroku';

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
  /** Values of secret-looking config vars are masked in the log, too. */
  maskLogs?: boolean;
  trusted: boolean;
}

/** The first dyno whose exit ended the whole app. */
export interface FirstExit {
  dyno: string;
  /** Its exit status; 1 for a dyno that could not be started at all. */
  status: number;
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

/** A dyno that an engine has left behind when it was killed, and that still runs. */
export interface Orphan {
  id: string;
  /** The app's. */
  folder: string;
  /** `web.1` */
  dyno: string;
  command: string;
  /** Epoch milliseconds of its start. */
  since: number;
  /** Those of its processes that are alive. */
  processes: { pid: number; command: string }[];
}

/** Why a dyno could not get its port, and which ports are free instead. */
export interface PortConflict {
  port: number;
  dyno: string;
  /** Null when it is another user's, or the system does not tell. */
  holder: { pid: number; command: string; folder: string | null } | null;
  /** A base port with which every dyno of the app gets a free one; null when there is none. */
  freeBase: number | null;
}

export interface RecentApp {
  folder: string;
  name: string;
  /** Epoch milliseconds. */
  openedAt: number;
}
