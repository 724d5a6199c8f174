import { useState, useId } from 'react';
import type { ReactNode, Ref } from 'react';
import { useStore } from 'zustand';
import { t } from '../../shared/text/i18n.ts';
import { desktopState } from '../state/desktop-state.ts';
import { closeKeyboardDialog, keyboardDialogs } from './shortcuts/keyboard-dialogs.ts';
import { keymap, resetChords } from '../commands/keymap.ts';
import { allCommands } from '../commands/registry.ts';
import { ShortcutRow } from './shortcuts/ShortcutRow.tsx';
import { usePainted } from '../ui/hooks/use-painted.ts';
import { Button } from '../ui/components/Button.tsx';
import { Dialog } from '../ui/components/Dialog.tsx';
import { SearchField } from '../ui/fields/SearchField.tsx';
import { SETTING_GROUPS } from './all-settings.ts';
import styles from './Preferences.module.css';
import { matchingCommands, matchingGroups } from './search.ts';
import { SettingRow } from './SettingRow.tsx';

const WIDTH_PX = 720;

/** Everything that is chosen once for all apps, and which keys do what. */
export function Preferences() {
  const open = useStore(keyboardDialogs, (state) => state.open);
  if (open !== 'preferences' && open !== 'keyboard preferences') return null;
  return <PreferencesDialog atKeyboard={open === 'keyboard preferences'} />;
}

function PreferencesDialog({ atKeyboard }: { atKeyboard: boolean }) {
  // Which settings there are depends on it.
  useStore(desktopState);
  const changed = useStore(keymap, (state) => Object.keys(state.custom).length > 0);
  const [search, setSearch] = useState('');
  const groups = matchingGroups(SETTING_GROUPS, search);
  const commands = matchingCommands(allCommands(), search);
  // A row for each command takes its time.
  const painted = usePainted();
  return (
    <Dialog
      open
      onClose={closeKeyboardDialog}
      title={t('Preferences')}
      description={t('For all apps, and in force at once. Settings of one app are behind its gear.')}
      width={WIDTH_PX}
      footer={
        <>
          <Button className={styles.reset} disabled={!changed} onClick={() => resetChords(null)}>
            {t('Reset all shortcuts')}
          </Button>
          <Button variant="primary" onClick={closeKeyboardDialog}>
            {t('Done')}
          </Button>
        </>
      }
    >
      <div className={styles.search}>
        <SearchField label={t('Search preferences')} value={search} onChange={setSearch} />
      </div>
      <div className={styles.all}>
        {groups.map(({ heading, settings }) => (
          <Group key={heading} heading={heading}>
            {settings.map((setting) => (
              <SettingRow key={setting.id} setting={setting} />
            ))}
          </Group>
        ))}
        {painted && commands.length > 0 && (
          <Group heading={t('Keyboard')} {...(atKeyboard && { ref: scrollHere })}>
            {commands.map((command) => (
              <ShortcutRow key={command.id} command={command} />
            ))}
          </Group>
        )}
        {groups.length + commands.length === 0 && (
          <p className={styles.none} role="status">
            {t('No setting and no shortcut matches “{query}”.', { query: search.trim() })}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function scrollHere(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'start' });
}

export interface GroupProps {
  heading: string;
  /** Rows. */
  children: ReactNode;
  ref?: Ref<HTMLElement>;
}

/** A heading, and below it a framed list. */
function Group({ heading, children, ref }: GroupProps) {
  const id = useId();
  return (
    <section ref={ref} aria-labelledby={id} className={styles.group}>
      <h3 id={id} className={styles.heading}>
        {heading}
      </h3>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}
