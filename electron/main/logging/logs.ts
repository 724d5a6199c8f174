import { shell, app } from 'electron';
import { mkdirSync } from 'node:fs';
import { MainLog } from './main-log.ts';
import { RotatingFile } from './rotating-file.ts';

/** The logs Dynodeck writes about itself: one log per process of ours, in one folder. */
export class OwnLogs {
  readonly folder: string;
  readonly main: MainLog;
  readonly engine: EngineLog;

  constructor(folder: string) {
    this.folder = folder;
    this.main = new MainLog(folder);
    this.engine = new EngineLog(folder);
  }

  /** Opens the folder in the system's file manager; false where there is none. */
  async show(): Promise<boolean> {
    mkdirSync(this.folder, { recursive: true });
    return (await shell.openPath(this.folder)) === '';
  }
}

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

/** Dynodeck's own log, for what the engine says about itself. It never holds output or config vars of an app. */
export class EngineLog {
  readonly #file: RotatingFile;

  constructor(folder: string) {
    this.#file = new RotatingFile(folder, 'engine');
  }

  /** Writes down everything a stream says. */
  follow(stream: NodeJS.ReadableStream | null): void {
    stream?.on('data', (chunk: Buffer) => this.#file.append(chunk));
  }

  lastLines(count: number): string[] {
    return this.#file.lastLines(count);
  }
}
