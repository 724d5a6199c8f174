import { useStore } from 'zustand';
import { t } from '../../shared/words.ts';
import { ask } from '../apps/ask.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
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
    <Dialog
      open={dyno !== null}
      onClose={leave}
      onSubmit={close}
      title={t('Close {dyno}?', { dyno: dyno?.name ?? '' })}
      description={t('Its command is still running and will be stopped.')}
      footer={
        <>
          <Button onClick={leave}>{t('Cancel')}</Button>
          <Button type="submit" variant="danger">
            {t('Stop and close')}
          </Button>
        </>
      }
    />
  );
}
