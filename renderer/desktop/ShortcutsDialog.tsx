import { Fragment } from 'react';
import { useStore } from 'zustand';
import { connection } from '../client/connection.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { shortcutList } from './shortcut-list.ts';
import { shortcutsDialog } from './shortcuts-dialog.ts';
import styles from './ShortcutsDialog.module.css';

/** The keys of the menu and of terminals, asked for in the Help menu. */
export function ShortcutsDialog() {
  const open = useStore(shortcutsDialog, (state) => state.open);
  const isMac = useStore(connection, ({ info }) => info?.platform === 'darwin');
  const close = () => shortcutsDialog.setState({ open: false });
  return (
    <Dialog open={open} onClose={close} title="Keyboard shortcuts" footer={<Button onClick={close}>Close</Button>}>
      <dl className={styles.list}>
        {shortcutList(isMac).map(({ action, keys }) => (
          <Fragment key={action}>
            <dt>{action}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
