import { ChevronUp, FlaskConical, Folder } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { Menu } from '../../ui/components/Menu.tsx';
import { openFolder, openSample } from '../../state/folders/open-folder.ts';
import { useRecentApps } from '../../state/folders/recent-apps.ts';
import styles from './RecentMenu.module.css';

/** Apps that were open before, one click away while others are open. */
export function RecentMenu() {
  const { list, reload } = useRecentApps();
  return (
    <Menu
      side="top"
      align="start"
      heading={t('Recent')}
      trigger={
        <IconButton label={t('Recent apps')} icon={<ChevronUp />} className={styles.trigger} onPointerDown={reload} />
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
