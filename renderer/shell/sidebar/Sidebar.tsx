import { useStore } from 'zustand';
import { FolderPlus, ChevronUp, FlaskConical, Folder } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { TourOffer } from '../../tour/TourOffer.tsx';
import { cx } from '../../ui/components/class-names.ts';
import { apps } from '../../state/apps-store.ts';
import { chooseFolder, openFolder, openSample } from '../../state/folders/open-folder.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { Menu } from '../../ui/components/Menu.tsx';
import { useRecentApps } from '../../state/folders/recent-folders.ts';
import styles from './Sidebar.module.css';
import { SidebarApp } from './SidebarApp.tsx';
import menuStyles from './RecentMenu.module.css';

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

/** Apps that were open before, one click away while others are open. */
function RecentMenu() {
  const { list, reload } = useRecentApps();
  return (
    <Menu
      side="top"
      align="start"
      heading={t('Recent')}
      trigger={
        <IconButton
          label={t('Recent apps')}
          icon={<ChevronUp />}
          className={menuStyles.trigger}
          onPointerDown={reload}
        />
      }
      items={[
        ...list.map(({ folder, name }) => ({
          label: name,
          detail: folder,
          icon: <Folder />,
          onSelect: () => void openFolder(folder),
        })),
        { label: t('Sample app'), icon: <FlaskConical />, onSelect: () => void openSample() },
      ]}
    />
  );
}
