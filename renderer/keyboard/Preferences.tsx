import { useState } from 'react';
import { useStore } from 'zustand';
import { fuzzyMatch } from '../palette/fuzzy.ts';
import { setVerbosity, verbosity, VERBOSITY_CHOICES } from '../ui/announcer.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { setTheme, theme, THEME_CHOICES } from '../ui/theme.ts';
import { closeKeyboardDialog, keyboardDialogs } from './keyboard-dialogs.ts';
import { keymap, resetChords } from './keymap.ts';
import styles from './Preferences.module.css';
import { allCommands } from './registry.ts';
import { ShortcutRow } from './ShortcutRow.tsx';

const WIDTH_PX = 700;

/** How the window looks, and which keys do what; for all apps, remembered here. */
export function Preferences() {
  const open = useStore(keyboardDialogs, (state) => state.open === 'preferences');
  return open ? <PreferencesDialog /> : null;
}

function PreferencesDialog() {
  const choice = useStore(theme, (state) => state.choice);
  const announced = useStore(verbosity, (state) => state.choice);
  const changed = useStore(keymap, (state) => Object.keys(state.custom).length > 0);
  const [search, setSearch] = useState('');
  const shown = allCommands().filter(({ title }) => fuzzyMatch(search, title) !== null);
  return (
    <Dialog
      open
      onClose={closeKeyboardDialog}
      title="Preferences"
      description="For all apps, remembered by this window."
      width={WIDTH_PX}
      footer={
        <>
          <Button className={styles.reset} disabled={!changed} onClick={() => resetChords(null)}>
            Reset all shortcuts
          </Button>
          <Button variant="primary" onClick={closeKeyboardDialog}>
            Done
          </Button>
        </>
      }
    >
      <Select label="Theme" value={choice} options={THEME_CHOICES} onChange={setTheme} inline />
      <Select
        label="Screen readers announce"
        value={announced}
        options={VERBOSITY_CHOICES}
        onChange={setVerbosity}
        inline
      />
      <section className={styles.keyboard} aria-label="Keyboard">
        <h3 className={styles.heading}>Keyboard</h3>
        <TextField
          label="Search shortcuts"
          hideLabel
          placeholder="Search shortcuts"
          value={search}
          onChange={setSearch}
        />
        <ul className={styles.list}>
          {shown.map((command) => (
            <ShortcutRow key={command.id} command={command} />
          ))}
        </ul>
        {shown.length === 0 && <p className={styles.none}>No command matches “{search.trim()}”.</p>}
      </section>
    </Dialog>
  );
}
