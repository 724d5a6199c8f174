import { useStore } from 'zustand';
import { FolderPlus } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { TourOffer } from '../../tour/TourOffer.tsx';
import { cx } from '../../ui/components/class-names.ts';
import { apps } from '../../state/apps-store.ts';
import { chooseFolder } from '../../state/folders/open-folder.ts';
import styles from './Sidebar.module.css';
import { SidebarApp } from './SidebarApp.tsx';
import { RecentMenu } from './RecentMenu.tsx';

/** The open apps, and the way to open another. */
export function Sidebar({ current }: { current: string }) {
  const order = useStore(apps, (state) => state.order);
  return (
    <nav aria-label={t('Apps')} data-rail className={styles.rail}>
      <ul className={styles.list}>
        {order.map((id) => (
          <SidebarApp key={id} id={id} current={id === current} />
        ))}
      </ul>
      <TourOffer />
      <div className={styles.foot}>
        <button
          type="button"
          aria-label={t('Open folder')}
          title={t('Open folder')}
          className={cx(styles.item, styles.open)}
          onClick={() => void chooseFolder()}
        >
          <FolderPlus aria-hidden />
          <span className={styles.wide}>{t('Open folder')}</span>
        </button>
        <RecentMenu />
      </div>
    </nav>
  );
}
