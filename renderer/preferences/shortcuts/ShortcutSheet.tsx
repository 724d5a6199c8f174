import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { Chords } from '../../commands/Chords.tsx';
import { closeKeyboardDialog, keyboardDialogs } from './keyboard-dialogs.ts';
import { keymap } from '../../commands/keymap.ts';
import { thisKeyboard } from '../../commands/keyboard-layout.ts';
import { sheetSections } from './sheet-sections.ts';
import styles from './ShortcutSheet.module.css';

const WIDTH_PX = 760;

/** Every shortcut there is. */
export function ShortcutSheet() {
  const open = useStore(keyboardDialogs, (state) => state.open === 'sheet');
  return open ? <Sheet /> : null;
}

function Sheet() {
  const custom = useStore(keymap, (state) => state.custom);
  const keyboard = thisKeyboard();
  return (
    <Dialog
      open
      onClose={closeKeyboardDialog}
      title={t('Keyboard shortcuts')}
      description={
        keyboard === 'mac'
          ? t('In a terminal, those with ⌘ and F6 work; every other key goes to the program.')
          : t('In a terminal, those with Ctrl+Shift and F6 work; every other key goes to the program.')
      }
      width={WIDTH_PX}
      footer={
        <>
          <Button onClick={() => keyboardDialogs.setState({ open: 'keyboard preferences' })}>
            {t('Change shortcuts')}
          </Button>
          <Button variant="primary" onClick={closeKeyboardDialog}>
            {t('Close')}
          </Button>
        </>
      }
    >
      {/* Longer than a small window, it scrolls, by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroller} role="group" aria-label={t('Shortcuts')} tabIndex={0}>
        <div className={styles.columns}>
          {sheetSections(keyboard, custom).map(({ heading, rows }) => (
            <section key={heading} className={styles.section} aria-label={heading}>
              <h3 className={styles.heading}>{heading}</h3>
              <dl>
                {rows.map(({ title, chords }) => (
                  <div key={title} className={styles.row}>
                    <dt>{title}</dt>
                    <dd>
                      <Chords chords={chords} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
