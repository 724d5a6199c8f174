import { t } from '../../shared/words.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

export interface RemoveDialogProps {
  name: string;
  onRemove: () => void;
  onClose: () => void;
}

/** Asks before a config var goes from its files. */
export function RemoveDialog({ name, onRemove, onClose }: RemoveDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={onRemove}
      title={t('Remove {var}?', { var: name })}
      description={t('It goes from all env files of the app. That makes a release, and dynos that have it restart.')}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" variant="danger">
            {t('Remove')}
          </Button>
        </>
      }
    />
  );
}
