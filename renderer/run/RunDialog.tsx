import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { toFailure } from '../../shared/contract/failure.ts';
import { t } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import { Button } from '../ui/components/Button.tsx';
import { CheckField } from '../ui/fields/Toggle.tsx';
import { Dialog } from '../ui/components/Dialog.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { runDialog, runDyno } from './run-dyno.ts';
import styles from './RunDialog.module.css';

/** Asks for a command line or a process type's name and runs it in a one-off dyno. */
export function RunDialog() {
  const app = useStore(runDialog, (state) => state.app);
  const types = useStore(
    apps,
    useShallow(({ byId }) => (app === null ? [] : (byId[app]?.processTypes ?? []).map(({ name }) => name))),
  );
  const [command, setCommand] = useState('');
  const [record, setRecord] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const close = () => {
    runDialog.setState({ app: null });
    setError(null);
  };
  const run = async () => {
    if (app === null || command.trim() === '') return;
    // Closed first: the question whether the folder is trusted must not open on top of it.
    close();
    try {
      await runDyno(app, command.trim(), record);
      setCommand('');
      setRecord(false);
    } catch (thrown) {
      const { code, message } = toFailure(thrown);
      if (code === 'untrusted') return;
      setError(message);
      runDialog.setState({ app });
    }
  };

  return (
    <Dialog
      open={app !== null}
      onClose={close}
      onSubmit={() => void run()}
      title={t('Run a one-off dyno')}
      description={t("A terminal of its own with the app's config vars. It is never restarted.")}
      footer={
        <>
          <Button onClick={close}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary" disabled={command.trim() === ''}>
            {t('Run')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('Command')}
        mono
        autoFocus
        placeholder={t('rails console, npm test, worker …')}
        hint={t('A command line, or the name of a process type.')}
        error={error}
        value={command}
        onChange={setCommand}
      />
      {types.length > 0 && (
        <div className={styles.types} role="group" aria-label={t('Process types')}>
          {types.map((type) => (
            <button key={type} type="button" className={styles.type} onClick={() => setCommand(type)}>
              {type}
            </button>
          ))}
        </div>
      )}
      <CheckField
        label={t('Record')}
        hint={t("From its first byte on. The terminal's menu saves it as asciicast, which any asciinema player plays.")}
        checked={record}
        onChange={setRecord}
      />
    </Dialog>
  );
}
