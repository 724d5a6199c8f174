import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { request } from '../../state/ask.ts';
import { closeBrowser, enterFolder, failBrowsing, folderBrowser, typePath } from '../../state/folders/folder-browser.ts';
import { FolderList } from './FolderList.tsx';
import styles from './FolderDialog.module.css';
import { show } from '../../state/folders/open-folder.ts';

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
