import { useStore } from 'zustand';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { ConfirmDialog } from '../ui/components/ConfirmDialog.tsx';
import { closeQuestion } from './close-one-off.ts';

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
