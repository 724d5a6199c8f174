import { shell } from 'electron';
import { mkdirSync } from 'node:fs';
import { EngineLog } from './engine-log.ts';
import { MainLog } from './main-log.ts';

/** What Dynodeck writes down about itself: one log per process of ours, in one folder. */
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
