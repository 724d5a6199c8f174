import { openParams } from '../../server/process/open-params.ts';
import type { AppChoice } from '../app/app-options.ts';
import { findApp, type FoundApp } from '../app/find-app.ts';
import { inProcessClient } from '../app/in-process-client.ts';
import { ownEngine } from '../app/own-engine.ts';
import { formatProblem } from '../output/print-problem.ts';
import type { Installation } from '../app/installation.ts';

type FolderChoice = AppChoice & { folder: string | null };

export interface OneOffApp extends FoundApp {
  /** Ends what was started for this command alone. */
  close(): Promise<void>;
}

/**
 * The app a one-off dyno runs in: where the folder is open already, it appears beside the other dynos. With files or a
 * port of its own it cannot be part of that app.
 */
export async function openOneOffApp(choice: FolderChoice, installation: Installation): Promise<OneOffApp> {
  const isPlain = choice.procfile === null && choice.envFiles === null && choice.port === null;
  const found = isPlain ? await findApp(choice.folder) : null;
  if (found === null) return openHere(choice, installation);
  // Whoever types a command in a folder trusts it.
  if (!found.app.settings.trusted) await found.client.request('app.trust', { app: found.app.id });
  return { ...found, close: () => Promise.resolve(found.client.close()) };
}

async function openHere(choice: FolderChoice, installation: Installation): Promise<OneOffApp> {
  const folder = choice.folder ?? process.cwd();
  const engine = ownEngine(installation, folder);
  const app = await engine.openApp(openParams({ ...choice, folder }));
  engine.app(app.id).trust();
  // A folder without a Procfile can run one-offs all the same.
  for (const problem of app.problems.filter(({ file, line }) => line !== null || file !== app.procfile)) {
    process.stderr.write(`${formatProblem(problem)}\n`);
  }
  return { client: inProcessClient(engine), app, close: () => engine.close() };
}
