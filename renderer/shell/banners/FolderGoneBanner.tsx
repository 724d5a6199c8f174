import { FolderX } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { Banner } from '../../ui/components/Banner.tsx';
import { useApp } from '../../state/apps-store.ts';

/** Says that the folder of an open app is no longer there. */
export function FolderGoneBanner({ app }: { app: string }) {
  const gone = useApp(app, ({ folderExists }) => !folderExists);
  const folder = useApp(app, (snapshot) => snapshot.folder) ?? '';
  if (!gone) return null;
  return (
    <Banner tone="danger" icon={<FolderX />}>
      {t('The folder {folder} is gone. Dynos that run go on; none can be started until it is back.', { folder })}
    </Banner>
  );
}
