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

/** What a dyno waits for that somebody should type. */
export interface AwaitedInput {
  /** The line that it has not finished, without colours: at most its end. */
  prompt: string;
  /** Epoch milliseconds of when it was first seen to wait in this line: the same as long as the line is. */
  since: number;
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
  /** The port it listens on instead of its own, on which the router reaches it; absent: its own, or none. */
  listensOn?: number;
  /** The debugger whose prompt it waits in for somebody to type, such as `pdb`; absent: none. */
  waitsIn?: string;
  /** It waits for somebody to type; absent: it does not. One-offs, which somebody types to, never say it. */
  awaitsInput?: AwaitedInput;
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

/** What an exit nobody asked for leads to: a restart by the ladder, nothing, or the end of the whole app. */
export type OnExit = 'restart' | 'leave' | 'stop';

/** How long a dyno that keeps crashing waits for its next start: seconds, or Heroku's own minutes and hours. */
export type RestartLadder = 'seconds' | 'heroku';

/** The first dyno whose exit ended the whole app. */
export interface FirstExit {
  dyno: string;
  /** Its exit status; 1 for a dyno that could not be started at all. */
  status: number;
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

/** Why a dyno that was wanted does not run any more. */
export type CrashCause =
  /** Its process ended. */
  | 'exit'
  /** R10: `web` did not bind $PORT in time and was killed. */
  | 'boot-timeout'
  /** R15: it was killed for its use of memory. */
  | 'memory'
  /** Something else listens on its port, so it was not started. */
  | 'port-busy'
  /** It could not be started for another reason. */
  | 'refused';
