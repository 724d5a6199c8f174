import { app } from 'electron';
import type { MainLog } from './main-log.ts';

/** Writes down what goes wrong in any of Dynodeck's processes. How it ends, or goes on, stays as it was. */
export function watchTroubles(log: MainLog): void {
  // A listener for the exception itself would keep Electron from showing it.
  process.on('uncaughtExceptionMonitor', (error) => log.error(`uncaught exception: ${stackOf(error)}`));
  process.on('unhandledRejection', (reason) => {
    const text = stackOf(reason);
    log.error(`unhandled rejection: ${text}`);
    console.error(`dynodeck: ${text}`);
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    log.error(`page gone: ${reason}, exit status ${exitCode}`);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) => {
    log.error(`process gone: ${type} ${serviceName ?? ''}: ${reason}, exit status ${exitCode}`);
  });
}

function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
