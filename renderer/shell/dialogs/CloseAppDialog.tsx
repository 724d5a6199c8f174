import { useStore } from 'zustand';
import { t, tn } from '../../../shared/text/i18n.ts';
import { ConfirmDialog } from '../../ui/components/ConfirmDialog.tsx';
import { aliveDynos } from '../../state/app-status.ts';
import { apps } from '../../state/apps-store.ts';
import { ask } from '../../state/ask.ts';
import { closeAppQuestion } from '../../state/folders/close-app.ts';

/** Whether to stop the dynos of an app that is being closed. */
export function CloseAppDialog() {
  const id = useStore(closeAppQuestion, (state) => state.app);
  const name = useStore(apps, ({ byId }) => (id === null ? '' : (byId[id]?.name ?? '')));
  const alive = useStore(apps, ({ byId }) => (id === null || !byId[id] ? 0 : aliveDynos(byId[id])));
  const leave = () => closeAppQuestion.setState({ app: null });
  const close = () => {
    if (id !== null) void ask('app.close', { app: id });
    leave();
  };
  return (
    <ConfirmDialog
      open={id !== null}
      title={t('Close {app}?', { app: name })}
      description={tn(alive, '{n} running dyno will be stopped.', '{n} running dynos will be stopped.')}
      confirm={t('Stop and close')}
      onConfirm={close}
      onClose={leave}
    />
  );
}
