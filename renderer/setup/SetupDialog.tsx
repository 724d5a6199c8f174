import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AppSnapshot } from '../../shared/app/app.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import type { SetupSnapshot, SetupVar } from '../../shared/manifests/setup.ts';
import { t } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import { DEFAULT_ENV_FILE } from '../config/settings/app-settings.ts';
import { Button } from '../ui/components/Button.tsx';
import { CheckField } from '../ui/fields/Toggle.tsx';
import { Dialog } from '../ui/components/Dialog.tsx';
import { rich } from '../ui/text/rich.ts';
import { TextField } from '../ui/fields/TextField.tsx';
import { closeSetup, setupDialog, applySetup, notNow } from './setup-dialog.ts';
import { NEW_DRAFT, type SetupDraft, stillMissing, valueOf } from './setup-draft.ts';
import styles from './SetupForm.module.css';
import { formationWords } from './setup-labels.ts';

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

const WIDTH_PX = 560;

function SetupForm({ app, setup }: { app: AppSnapshot; setup: SetupSnapshot }) {
  const [draft, setDraft] = useState(NEW_DRAFT);
  const [refusal, setRefusal] = useState<string | null>(null);
  // What must be typed comes first to hand.
  const [first] = useState(() => stillMissing(setup.vars, NEW_DRAFT)[0] ?? setup.vars[0]?.name);
  const [isTried, setTried] = useState(false);
  const file = app.envFiles[0] ?? DEFAULT_ENV_FILE;
  const missing = stillMissing(setup.vars, draft);
  const change = (part: Partial<SetupDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = async () => {
    setTried(true);
    if (missing.length > 0) return;
    try {
      await applySetup(app.id, draft);
    } catch (thrown) {
      setRefusal(toFailure(thrown).message);
    }
  };
  return (
    <Dialog
      open
      onClose={closeSetup}
      onSubmit={() => void submit()}
      title={t('Set up {app}', { app: app.name })}
      description={setup.vars.length > 0 ? t('Config vars are written to {file}.', { file }) : undefined}
      width={WIDTH_PX}
      footer={
        <>
          <Button onClick={() => notNow(app.id)}>{t('Not now')}</Button>
          <Button type="submit" variant="primary">
            {t('Set up')}
          </Button>
        </>
      }
    >
      {setup.vars.map((wanted) => (
        <SetupVarField
          key={wanted.name}
          wanted={wanted}
          value={valueOf(draft, wanted)}
          onChange={(value) => change({ values: { ...draft.values, [wanted.name]: value } })}
          isMissing={isTried && missing.includes(wanted.name)}
          hasFocus={wanted.name === first}
        />
      ))}
      {setup.formation !== null && (
        <CheckField
          label={t('Take the formation')}
          hint={formationWords(setup.formation)}
          checked={draft.takesFormation}
          onChange={(takesFormation) => change({ takesFormation })}
        />
      )}
      {setup.postdeploy !== null && (
        <CheckField
          label={t('Run the first-run task')}
          hint={rich(t('{command} runs once, when the first release has succeeded.'), {
            command: <code>{setup.postdeploy}</code>,
          })}
          checked={draft.runsPostdeploy}
          onChange={(runsPostdeploy) => change({ runsPostdeploy })}
        />
      )}
      {refusal !== null && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </Dialog>
  );
}

export interface SetupVarFieldProps {
  wanted: SetupVar;
  value: string;
  onChange: (value: string) => void;
  /** It was submitted without a value that it must have. */
  isMissing: boolean;
  hasFocus: boolean;
}

/** One config var: what it is for, whether it must be given, and what happens when it is not. */
function SetupVarField({ wanted, value, onChange, isMissing, hasFocus }: SetupVarFieldProps) {
  const { name, description, required, generated } = wanted;
  const mustBeGiven = required && !generated;
  return (
    <TextField
      label={mustBeGiven ? t('{var} (required)', { var: name }) : name}
      mono
      autoFocus={hasFocus}
      aria-required={mustBeGiven}
      placeholder={generated ? t('A random secret') : ''}
      hint={hintOf(description, generated)}
      error={isMissing ? t('{var} is required: give it a value.', { var: name }) : null}
      value={value}
      onChange={onChange}
    />
  );
}

function hintOf(description: string | null, generated: boolean): string | undefined {
  const parts = [description, generated ? t('Left empty, a random secret is made.') : null];
  return parts.filter((part) => part !== null && part !== '').join(' ') || undefined;
}
