import { Dialog as Base } from '@base-ui/react/dialog';
import { useRef } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { X } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  open: boolean;
  /** Without it the dialog cannot be closed by hand. */
  onClose?: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the one that carries on last. */
  footer: ReactNode;
  /** Enter in a field does the same as the submit button of the footer. */
  onSubmit?: () => void;
  width?: number;
}

const WIDTH_PX = 480;

/** A modal dialog named after its title. Escape, the cross and a press outside close it, if anything does. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  onSubmit,
  width = WIDTH_PX,
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose?.()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          ref={popup}
          className={styles.popup}
          style={{ width }}
          // One that opened by itself must not turn a key meant for a terminal into a press of its button.
          initialFocus={onClose ? true : popup}
        >
          <form className={styles.form} onSubmit={submit}>
            <header className={styles.header}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              {description && (
                <Base.Description className={styles.description} render={<div />}>
                  {description}
                </Base.Description>
              )}
            </header>
            {children && <div className={styles.body}>{children}</div>}
            {footer && <footer className={styles.footer}>{footer}</footer>}
          </form>
          {/* Last, so that a field or the safe button has the focus first. */}
          {onClose && <IconButton label={t('Close')} icon={<X />} onClick={onClose} className={styles.close} />}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
