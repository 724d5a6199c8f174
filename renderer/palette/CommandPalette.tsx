import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { t } from '../../shared/text/i18n.ts';
import dialog from '../ui/components/Dialog.module.css';
import styles from './CommandPalette.module.css';
import { PaletteAnswers } from './PaletteAnswers.tsx';
import { PaletteEntries } from './PaletteEntries.tsx';
import { closePalette, goBack, palette } from '../commands/palette-store.ts';

/** Everything that can be done, found by typing; questions of a command are answered one after the other. */
export function CommandPalette() {
  const open = useStore(palette, (state) => state.open);
  const asking = useStore(palette, (state) => state.asking);
  const input = useRef<HTMLInputElement>(null);
  // Another question has a field of its own.
  useEffect(() => input.current?.focus(), [asking]);
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next, details) => {
        if (next) return;
        // Escape goes one step back before it leaves.
        if (details.reason === 'escape-key' && goBack()) details.cancel();
        else closePalette();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={styles.popup} initialFocus={input}>
          <Dialog.Title className="visually-hidden">{t('Command palette')}</Dialog.Title>
          {asking === null ? <PaletteEntries input={input} /> : <PaletteAnswers input={input} asking={asking} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

