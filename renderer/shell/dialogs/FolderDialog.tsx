import { useStore } from 'zustand';
import { CornerLeftUp, Folder, FolderCheck } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import type { FolderListing } from '../../../shared/contract/contract.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { request } from '../../state/ask.ts';
import { closeBrowser, enterFolder, failBrowsing, folderBrowser, typePath } from '../../state/folders/folder-browser.ts';
import styles from './FolderDialog.module.css';
import { show } from '../../state/folders/open-folder.ts';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import listStyles from './FolderList.module.css';

/** The browser page's own folder chooser: a path to type, and the engine's folders to walk through. */
export function FolderDialog() {
  const { open, path, listing, error } = useStore(folderBrowser);
  const openPath = async () => {
    try {
      show(await request('app.open', { folder: path.trim() }));
      closeBrowser();
    } catch (thrown) {
      failBrowsing(thrown);
    }
  };
  const found = listing?.hasProcfile ? t('Has a Procfile.') : t('Has no Procfile.');
  return (
    <Dialog
      open={open}
      onClose={closeBrowser}
      onSubmit={() => void openPath()}
      title={t('Open folder')}
      width={560}
      footer={
        <>
          <Button onClick={closeBrowser}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary" disabled={path.trim() === ''}>
            {t('Open')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('Folder')}
        mono
        autoFocus
        value={path}
        onChange={typePath}
        hint={listing?.path === path ? found : undefined}
        error={error}
      />
      <div className={styles.list}>
        {listing && <FolderList listing={listing} onEnter={(folder) => void enterFolder(folder)} />}
      </div>
    </Dialog>
  );
}

export interface FolderListProps {
  listing: FolderListing;
  onEnter: (path: string) => void;
}

/** The folders in a folder; those with a Procfile say so. */
function FolderList({ listing, onEnter }: FolderListProps) {
  const { path, parent, folders } = listing;
  return (
    <ul aria-label={t('Folders')} className={listStyles.list}>
      {parent !== null && (
        <li>
          <button type="button" className={listStyles.folder} onClick={() => onEnter(parent)}>
            <CornerLeftUp aria-hidden />
            <span className={listStyles.name}>{t('Parent folder')}</span>
          </button>
        </li>
      )}
      {folders.map(({ name, hasProcfile }) => (
        <li key={name}>
          <button type="button" className={listStyles.folder} onClick={() => onEnter(join(path, name))}>
            {hasProcfile ? <FolderCheck aria-hidden className={listStyles.app} /> : <Folder aria-hidden />}
            <span className={listStyles.name}>{name}</span>
            {hasProcfile && <span className={listStyles.mark}>{t('Procfile')}</span>}
          </button>
        </li>
      ))}
      {folders.length === 0 && <EmptyState title={t('No folders in here')} />}
    </ul>
  );
}

/** The engine's separator is the one its own path uses: a page in one system may show folders of another. */
function join(path: string, name: string): string {
  const separator = path.includes('\\') && !path.startsWith('/') ? '\\' : '/';
  return path.endsWith(separator) ? path + name : path + separator + name;
}
