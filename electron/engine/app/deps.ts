import type { AppSettings, AppSnapshot } from '../../../shared/app/app.ts';
import type { ActivityEvents } from '../../../shared/contract/activity.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import type { PortRegistry } from './ports.ts';
import type { CrashDeps } from '../crashes/app-crashes.ts';
import type { EngineLedger } from '../process/orphans/engine-ledger.ts';
import type { EngineDeps } from '../dyno-manager/dyno-manager.ts';
import type { ReleaseContext } from '../releases/release-host.ts';
import type { RouterDeps } from '../router/engine-routing.ts';
import type { LocalOptions } from '../formation/local-options.ts';
import type { AppTiming } from './timing.ts';

/** What the engine gives an app it opens. */
export interface AppDeps extends EngineDeps {
  id: string;
  folder: string;
  /** Absolute paths by which its developer may have come to the folder. */
  reachedBy: readonly (string | undefined)[];
  /** The developer's own environment, without anything of ours. */
  shellEnvironment: Record<string, string>;
  /** What its owner should know that is in no file of the app. */
  problems: Problem[];
  settings: AppSettings;
  run: LocalOptions;
  timing: AppTiming;
  ledger: EngineLedger;
  ports: PortRegistry;
  releases: ReleaseContext;
  router: RouterDeps;
  crashes: CrashDeps;
  /** Where its log is copied to; null: nowhere. */
  logFolder: string | null;
  version: string;
  save(settings: AppSettings): void;
  changed(snapshot: AppSnapshot): void;
  happened(event: ActivityEvents['activity.happened']): void;
}
