import { RELEASE } from '../../../shared/dynos/formation.ts';
import type { AppDynos } from './dynos.ts';
import { type AppFiles, readAppFiles } from '../source/source-files.ts';
import type { AppDeps } from './deps.ts';
import type { App } from './app.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { ReleaseHost } from '../releases/release-host.ts';

/** What of an app is its own business. */
export interface AppParts {
  files(): AppFiles;
  started(): boolean;
  /** By name of a one-off dyno. */
  commands: Map<string, string>;
  changed(): void;
}

export function releaseOwner(app: App, dynos: AppDynos, context: AppDeps, parts: AppParts): ReleaseHost {
  const { files, commands, changed } = parts;
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
    isStale: (dyno) => app.snapshot().dynos.some(({ name, stale }) => name === dyno.name && stale !== null),
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
