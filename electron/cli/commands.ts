import type { Register } from './command.ts';
import { registerAttach } from './commands/attach.ts';
import { registerCheck } from './commands/check.ts';
import { registerCompletion } from './commands/completion.ts';
import { registerConfig, registerConfigGet } from './commands/config/config.ts';
import { registerConfigEdit } from './commands/config/config-edit.ts';
import { registerConfigImport } from './commands/config/config-import.ts';
import { registerConfigSet, registerConfigUnset } from './commands/config/config-set.ts';
import { registerDeploy } from './commands/deploy.ts';
import { registerDrains } from './commands/drains.ts';
import { registerLocal } from './commands/local.ts';
import { registerLogs } from './commands/logs.ts';
import { registerOpen } from './commands/open.ts';
import { registerPs } from './commands/ps/ps.ts';
import { registerPsCycle } from './commands/ps/ps-cycle.ts';
import { registerPsOrphans } from './commands/ps/ps-orphans.ts';
import { registerPsRestart } from './commands/ps/ps-restart.ts';
import { registerPsScale } from './commands/ps/ps-scale.ts';
import { registerPsSleep, registerPsWake } from './commands/ps/ps-sleep.ts';
import { registerPsStop } from './commands/ps/ps-stop.ts';
import { registerPsType } from './commands/ps/ps-type.ts';
import { registerPsWait } from './commands/ps/ps-wait.ts';
import { registerReleases } from './commands/releases.ts';
import { registerRollback } from './commands/rollback.ts';
import { registerRun } from './commands/run.ts';
import { registerServe } from './commands/serve.ts';

/** Every command of the command line (docs/command-line.md), in the order in which help lists them. */
export const COMMANDS: readonly Register[] = [
  registerOpen,
  registerLocal,
  registerRun,
  registerPs,
  registerPsScale,
  registerPsType,
  registerPsRestart,
  registerPsStop,
  registerPsWait,
  registerPsCycle,
  registerPsSleep,
  registerPsWake,
  registerPsOrphans,
  registerConfig,
  registerConfigGet,
  registerConfigSet,
  registerConfigUnset,
  registerConfigEdit,
  registerConfigImport,
  registerReleases,
  registerRollback,
  registerDeploy,
  registerLogs,
  registerDrains,
  registerAttach,
  registerCheck,
  registerServe,
  registerCompletion,
];
