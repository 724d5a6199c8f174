import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { ConfirmDialog } from '../ui/components/ConfirmDialog.tsx';
import { apps } from '../state/apps-store.ts';

/** Whether to end a one-off dyno that still runs. */
export function CloseOneOffDialog() {
  const dyno = useStore(closeQuestion, (state) => state.dyno);
  const leave = () => closeQuestion.setState({ dyno: null });
  const close = () => {
    if (dyno) void ask('run.close', { app: dyno.app, dyno: dyno.name });
    leave();
  };
  return (
    <ConfirmDialog
      open={dyno !== null}
      title={t('Close {dyno}?', { dyno: dyno?.name ?? '' })}
      description={t('Its command is still running and will be stopped.')}
      confirm={t('Stop and close')}
      onConfirm={close}
      onClose={leave}
    />
  );
}

/** A one-off dyno that still runs and was asked to be closed: a question is on screen. */
const closeQuestion = createStore<{ dyno: { app: string; name: string } | null }>()(() => ({ dyno: null }));

/** Closes a one-off dyno; asks first while its command is still running. */
export function closeOneOff(app: string, name: string): void {
  const dyno = apps.getState().byId[app]?.dynos.find((candidate) => candidate.name === name);
  if (dyno?.state === 'complete') void ask('run.close', { app, dyno: name });
  else if (dyno) closeQuestion.setState({ dyno: { app, name } });
}
