import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { apps } from '../../state/apps-store.ts';
import { CommandList } from './CommandList.tsx';
import { trustQuestion } from '../../state/trust.ts';

/** Asks before the first command of a folder runs, listing what would run and where it is written. */
export function TrustDialog() {
  const question = useStore(trustQuestion, (state) => state.question);
  const app = useStore(apps, ({ byId }) => (question ? byId[question.app] : undefined));
  return (
    <Dialog
      open={question !== null}
      onClose={() => question?.answer(false)}
      onSubmit={() => question?.answer(true)}
      title={app ? t('Do you trust {app}?', { app: app.name }) : t('Do you trust this folder?')}
      description={t(
        'Dynos run with your rights on this computer. Trust the folder only if you know where its files came from.',
      )}
      width={560}
      footer={
        <>
          <Button onClick={() => question?.answer(false)}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('Trust and continue')}
          </Button>
        </>
      }
    >
      {app && question && <CommandList app={app} oneOff={question.oneOff} />}
    </Dialog>
  );
}
