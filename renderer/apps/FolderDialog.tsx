import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { FolderListing } from '../../shared/contract.ts';
import { toFailure } from '../../shared/failure.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { request } from './ask.ts';
import { FolderList } from './FolderList.tsx';
import styles from './FolderDialog.module.css';
import { folderDialog, show } from './open-folder.ts';

/** The browser page's own folder chooser: a path to type, and the engine's folders to walk through. */
export function FolderDialog() {
  const open = useStore(folderDialog, (state) => state.open);
  const [path, setPath] = useState('');
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [error, setError] = useState<string | null>(null);

  const attempt = async (action: () => Promise<void>) => {
    try {
      await action();
      setError(null);
    } catch (thrown) {
      setError(toFailure(thrown).message);
    }
  };
  const enter = (folder: string | null) =>
    attempt(async () => {
      const next = await request('folders.list', { path: folder });
      setListing(next);
      setPath(next.path);
    });
  const openPath = () =>
    attempt(async () => {
      show(await request('app.open', { folder: path.trim() }));
      folderDialog.setState({ open: false });
    });
  useEffect(() => {
    if (open) void enter(listing?.path ?? null);
    // Where the last visit ended is where the next one starts.
  }, [open]);

  const close = () => folderDialog.setState({ open: false });
  return (
    <Dialog
      open={open}
      onClose={close}
      onSubmit={() => void openPath()}
      title="Open folder"
      width={560}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={path.trim() === ''}>
            Open
          </Button>
        </>
      }
    >
      <TextField label="Folder" mono autoFocus value={path} onChange={setPath} error={error} />
      <div className={styles.list}>
        {listing && <FolderList listing={listing} onEnter={(folder) => void enter(folder)} />}
      </div>
    </Dialog>
  );
}
