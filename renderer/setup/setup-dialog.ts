import { createStore } from 'zustand/vanilla';
import type { AppSnapshot } from '../../shared/app/app.ts';
import { RELEASE } from '../../shared/dynos/formation.ts';
import { t } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import { ask, request } from '../state/ask.ts';
import { selectTab } from '../state/shown-layout.ts';
import { askForTrust } from '../state/trust.ts';
import { connection } from '../client/connection.ts';
import { notify } from '../ui/state/notices.ts';
import { filledIn, leavesOut, type SetupDraft } from './setup-draft.ts';

/** App whose "Set up" dialog is open. */
export const setupDialog = createStore<{ app: string | null }>()(() => ({ app: null }));

/** Opens the dialog, once the folder is trusted: what its app.json says ends in files and commands. */
export async function openSetup(app: string): Promise<void> {
  const { client } = connection.getState();
  const trusted = apps.getState().byId[app]?.settings.trusted ?? false;
  if (!trusted && (client === null || !(await askForTrust(client, app, null)))) return;
  setupDialog.setState({ app });
}

export function closeSetup(): void {
  setupDialog.setState({ app: null });
}

export function notNow(app: string): void {
  closeSetup();
  void ask('setup.dismiss', { app });
}

/**
 * Writes the config vars, takes the formation and runs the first-run task, as far as they are wanted.
 * @throws {DynodeckError} the engine's failure, when nothing was written
 */
export async function applySetup(app: string, draft: SetupDraft): Promise<void> {
  const setup = apps.getState().byId[app]?.setup;
  if (!setup) return closeSetup();
  const formation = setup.formation !== null && draft.takesFormation;
  await request('setup.apply', { app, vars: filledIn(setup.vars, draft), formation });
  closeSetup();
  const isDone = setup.postdeploy === null || !draft.runsPostdeploy || (await runPostdeploy(app));
  // A task that was refused, as while a release command runs, is still offered.
  if (isDone && leavesOut(setup, draft)) await ask('setup.dismiss', { app });
}

async function runPostdeploy(app: string): Promise<boolean> {
  if (waitsForRelease(apps.getState().byId[app])) {
    notify(t('The first-run task starts when the release command of the first release has succeeded.'), 'info');
  }
  const started = await ask('setup.postdeploy', { app });
  if (started !== undefined) selectTab(app, started.dyno);
  return started !== undefined;
}

function waitsForRelease(app: AppSnapshot | undefined): boolean {
  const isReleased = app?.releases?.current !== null;
  return app !== undefined && !isReleased && app.processTypes.some(({ name }) => name === RELEASE);
}
