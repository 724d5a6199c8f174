import type { AppSettings } from '../../../shared/app/app.ts';
import { RELEASE } from '../../../shared/dynos/formation.ts';
import type { AppDynos } from './dynos.ts';
import { type AppFiles, readAppFiles } from '../source/source-files.ts';
import type { AppDeps } from './deps.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { Logplex } from '../log/logplex.ts';
import type { ReleaseHost } from '../releases/release-host.ts';

/** The app as its releases need it. */
export interface ReleasedApp {
  readonly name: string;
  readonly folder: string;
  readonly settings: AppSettings;
  readonly closing: boolean;
  readonly logplex: Pick<Logplex, 'api'>;
  readonly config: { replaceAll(vars: Readonly<Record<string, string>>): Promise<unknown> };
  reload(): Promise<void>;
}

export interface ReleaseHostDeps {
  files(): AppFiles;
  started(): boolean;
  /** By name of a one-off dyno. */
  commands: Map<string, string>;
  isStale(dyno: Dyno): boolean;
  changed(): void;
}

export function releaseOwner(app: ReleasedApp, dynos: AppDynos, context: AppDeps, parts: ReleaseHostDeps): ReleaseHost {
  const { files, commands, isStale, changed } = parts;
  return {
    name: app.name,
    folder: app.folder,
    environment: context.shellEnvironment,
    timeoutMs: context.timing.releaseTimeoutMs,
    files,
    changed,
    get closing() {
      return app.closing;
    },
    get trusted() {
      return app.settings.trusted;
    },
    get started() {
      return parts.started();
    },
    get wanted() {
      return dynos.wanted;
    },
    writer: { replaceAll: async (vars) => void (await app.config.replaceAll(vars)) },
    filesIn: (folder) => readAppFiles(folder, app.settings),
    reload: () => app.reload(),
    isStale,
    log: (text) => app.logplex.api(text),
    addReleaseDyno: (command) => addReleaseDyno(dynos, commands, command),
  };
}

/** The last one stays to be looked at until the next one comes. */
function addReleaseDyno(dynos: AppDynos, commands: Map<string, string>, command: string): Dyno {
  for (const dyno of dynos.all.filter(({ type, kind, alive }) => type === RELEASE && kind === 'one-off' && !alive)) {
    dynos.remove(dyno);
    commands.delete(dyno.name);
  }
  const dyno = dynos.addOneOff(RELEASE);
  commands.set(dyno.name, command);
  return dyno;
}
