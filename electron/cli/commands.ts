import type { Register } from './command.ts';
import { registerAttach } from './commands/attach.ts';
import { registerCheck } from './commands/check.ts';
import { registerCompletion } from './commands/completion.ts';
import {
  registerConfig,
  registerConfigGet,
  registerConfigSet,
  registerConfigUnset,
  registerConfigEdit,
  registerConfigImport,
} from './commands/config.ts';
import { registerDeploy, registerReleases, registerRollback } from './commands/releases.ts';
import { registerDrains } from './commands/drains.ts';
import { registerLocal } from './commands/local.ts';
import { registerLogs } from './commands/logs.ts';
import { registerOpen } from './commands/open.ts';
import {
  registerPs,
  registerPsScale,
  registerPsType,
  registerPsRestart,
  registerPsStop,
  registerPsCycle,
  registerPsSleep,
  registerPsWake,
  registerPsWait,
  registerPsOrphans,
} from './commands/ps.ts';
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
