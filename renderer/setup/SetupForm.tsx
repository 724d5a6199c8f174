import { useState } from 'react';
import type { AppSnapshot } from '../../shared/app/app.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import type { SetupSnapshot } from '../../shared/manifests/setup.ts';
import { t } from '../../shared/text/i18n.ts';
import { DEFAULT_ENV_FILE } from '../config/settings/app-settings.ts';
import { Button } from '../ui/components/Button.tsx';
import { CheckField } from '../ui/fields/CheckField.tsx';
import { Dialog } from '../ui/components/Dialog.tsx';
import { rich } from '../ui/text/rich.ts';
import { applySetup, closeSetup, notNow } from './setup-dialog.ts';
import { NEW_DRAFT, type SetupDraft, stillMissing, valueOf } from './setup-draft.ts';
import styles from './SetupForm.module.css';
import { SetupVarField } from './SetupVarField.tsx';
import { formationWords } from './setup-labels.ts';

const WIDTH_PX = 560;

export function SetupForm({ app, setup }: { app: AppSnapshot; setup: SetupSnapshot }) {
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
