import { useEffect } from 'react';
import { useStore } from 'zustand';
import { apps } from '../state/apps-store.ts';
import { closeSetup, setupDialog } from './setup-dialog.ts';
import { SetupForm } from './SetupForm.tsx';

/** Asks for what app.json says the app needs. */
export function SetupDialog() {
  const id = useStore(setupDialog, (state) => state.app);
  const app = useStore(apps, ({ byId }) => (id === null ? undefined : byId[id]));
  const isOver = id !== null && !app?.setup;
  // Set up elsewhere meanwhile: it must not open by itself when there is something to set up again.
  useEffect(() => {
    if (isOver) closeSetup();
  }, [isOver]);
  if (!app?.setup) return null;
  return <SetupForm key={app.id} app={app} setup={app.setup} />;
}
