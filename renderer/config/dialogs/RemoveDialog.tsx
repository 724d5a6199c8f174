import { t } from '../../../shared/text/i18n.ts';
import { ConfirmDialog } from '../../ui/components/ConfirmDialog.tsx';

export interface RemoveDialogProps {
  name: string;
  onRemove: () => void;
  onClose: () => void;
}

/** Asks before a config var goes from its files. */
export function RemoveDialog({ name, onRemove, onClose }: RemoveDialogProps) {
  return (
    <ConfirmDialog
      open
      title={t('Remove {var}?', { var: name })}
      description={t('It goes from all env files of the app. That makes a release, and dynos that have it restart.')}
      confirm={t('Remove')}
      onConfirm={onRemove}
      onClose={onClose}
    />
  );
}
