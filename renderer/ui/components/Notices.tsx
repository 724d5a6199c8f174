import { useStore } from 'zustand';
import { CircleX, Info, X } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { cx } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import { dismiss, notices } from '../state/notices.ts';
import styles from './Notices.module.css';

/** Where {@link notices} appear. Read out by screen readers as they come. */
export function Notices() {
  const list = useStore(notices, (state) => state.list);
  return (
    <div className={styles.stack} role="region" aria-label={t('Notices')} aria-live="assertive">
      {list.map(({ id, tone, text }) => (
        <div key={id} className={cx(styles.notice, styles[tone])}>
          {tone === 'danger' ? <CircleX aria-hidden /> : <Info aria-hidden />}
          <p className={styles.text}>{text}</p>
          <IconButton label={t('Dismiss')} icon={<X />} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
