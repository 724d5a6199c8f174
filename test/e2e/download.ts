import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/** A file that is going to be saved. */
export interface Download {
  /** Where it goes, in place of what the save dialog would ask. */
  file: string;
  /** How that ended: `completed`. */
  finished: Promise<string>;
}

/** Takes the next download of the window. @param name of its file */
export function nextDownload(app: ElectronApplication, name: string): Download {
  const file = join(mkdtempSync(join(tmpdir(), 'dynodeck-e2e-')), name);
  const finished = app.evaluate(
    ({ session }, path) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(path);
          item.once('done', (_done, state) => resolve(state));
        });
      }),
    file,
  );
  return { file, finished };
}
