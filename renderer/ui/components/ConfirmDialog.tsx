import { t } from '../../../shared/text/i18n.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  /** A question. */
  title: string;
  /** What the answer does. */
  description: string;
  /** The button that does it. */
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is stopped or removed that does not come back by itself. */
export function ConfirmDialog({ open, title, description, confirm, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      onSubmit={onConfirm}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" variant="danger">
            {confirm}
          </Button>
        </>
      }
    />
  );
}
