import { useState } from 'react';
import type { AppSnapshot } from '../../shared/app.ts';
import { toFailure } from '../../shared/failure.ts';
import { originWords } from '../apps/AppIdentity.tsx';
import { request } from '../apps/ask.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { configuration, DEFAULT_PROCFILE, draftOf, portProblem } from './app-settings.ts';
import type { SettingsDraft } from './app-settings.ts';
import { EnvFilesField } from './EnvFilesField.tsx';
import { ExitFields } from './ExitFields.tsx';
import { closeSettings } from './settings-dialog.ts';
import styles from './SettingsForm.module.css';

/** Procfile, env files and base port of an app, and what follows when its dynos exit. */
export function SettingsForm({ app }: { app: AppSnapshot }) {
  const [draft, setDraft] = useState(() => draftOf(app.settings));
  const [refusal, setRefusal] = useState<string | null>(null);
  const problem = portProblem(draft.port);
  const change = (part: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = async () => {
    if (problem !== null) return;
    try {
      await request('app.configure', configuration(app.id, draft));
      closeSettings();
    } catch (thrown) {
      setRefusal(toFailure(thrown).message);
    }
  };
  const inUse = `${app.basePort} is in use now (${originWords(app.basePortOrigin)}).`;

  return (
    <Dialog
      open
      onClose={closeSettings}
      onSubmit={() => void save()}
      title="Settings"
      description={`For ${app.name}. Remembered for this folder.`}
      width={520}
      footer={
        <>
          <Button onClick={closeSettings}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={problem !== null}>
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="Procfile"
        mono
        autoFocus
        placeholder={DEFAULT_PROCFILE}
        hint="Relative to the app's folder, or a full path."
        value={draft.procfile}
        onChange={(procfile) => change({ procfile })}
      />
      <EnvFilesField files={draft.envFiles} onChange={(envFiles) => change({ envFiles })} />
      <TextField
        label="Base port"
        mono
        inputMode="numeric"
        placeholder={app.settings.port === null ? String(app.basePort) : 'From the env file, the shell or the default'}
        hint={`${inUse} Empty: PORT of the env file, then of the shell, then 5001.`}
        error={problem}
        value={draft.port}
        onChange={(port) => change({ port })}
      />
      <ExitFields
        types={app.processTypes.filter(({ inFormation }) => inFormation).map(({ name }) => name)}
        onExit={draft.onExit}
        ladder={draft.restartLadder}
        onChange={change}
      />
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </Dialog>
  );
}
