import type { AppSettings } from '../../../shared/app/app.ts';
import type { OnExit, RestartLadder } from '../../../shared/dynos/dyno.ts';
import type { Params } from '../../../shared/contract/contract.ts';
import { parsePort } from '../../../shared/dynos/ports.ts';

/** What is used when nothing is chosen. */
export const DEFAULT_PROCFILE = 'Procfile';
export const DEFAULT_SHELL = 'bash';
export const DEFAULT_ENV_FILE = '.env';

/** A row of the list; rows are moved and edited, so their path does not identify them. */
export interface EnvFileDraft {
  key: number;
  path: string;
}

/** The app's own fields of the settings form, as typed. */
export interface SettingsDraft {
  procfile: string;
  envFiles: EnvFileDraft[];
  port: string;
  /** By process type, those that have left the Procfile included. */
  onExit: Record<string, OnExit>;
  restartLadder: RestartLadder;
  maskLogs: boolean;
  /** Empty: bash where there is one, else sh. */
  shell: string;
  profiles: boolean;
}

export function draftOf(settings: AppSettings): SettingsDraft {
  return {
    procfile: settings.procfile ?? '',
    envFiles: (settings.envFiles ?? [DEFAULT_ENV_FILE]).map((path, key) => ({ key, path })),
    port: settings.port === null ? '' : String(settings.port),
    onExit: settings.onExit ?? {},
    restartLadder: settings.restartLadder ?? 'seconds',
    maskLogs: settings.maskLogs ?? false,
    shell: settings.shell ?? '',
    profiles: settings.profiles ?? true,
  };
}

/** Why a typed base port cannot be used, or null. Nothing typed is fine. */
export function portProblem(text: string): string | null {
  if (text.trim() === '') return null;
  const parsed = parsePort(text);
  return 'problem' in parsed ? parsed.problem : null;
}

/** The request that puts a draft without problems in force; what equals the default is not chosen at all. */
export function configuration(app: string, draft: SettingsDraft): Params<'app.configure'> {
  const { procfile, envFiles, port, onExit, restartLadder, maskLogs, profiles } = draft;
  const shell = draft.shell.trim();
  const files = envFiles.map(({ path }) => path.trim()).filter((path) => path !== '');
  const parsed = parsePort(port);
  return {
    app,
    procfile: ['', DEFAULT_PROCFILE].includes(procfile.trim()) ? null : procfile.trim(),
    envFiles: files.length === 1 && files[0] === DEFAULT_ENV_FILE ? null : files,
    port: 'port' in parsed ? parsed.port : null,
    onExit: Object.fromEntries(Object.entries(onExit).filter(([, action]) => action !== 'restart')),
    restartLadder,
    maskLogs,
    shell: shell === '' ? null : shell,
    profiles,
  };
}
