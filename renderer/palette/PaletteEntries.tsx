import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo } from 'react';
import type { Ref } from 'react';
import { useStore } from 'zustand';
import { t, tn } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import { contextNow } from '../commands/context.ts';
import { appFacts } from '../state/app-facts.ts';
import { recentFolders } from '../state/folders/recent-folders.ts';
import { usePainted } from '../ui/hooks/use-painted.ts';
import { choose } from './choose.ts';
import styles from './CommandPalette.module.css';
import type { EntryGroup, Hit } from './entries.ts';
import { palette } from '../commands/palette-store.ts';
import { Chords, useChords } from '../commands/Chords.tsx';
import { StateGlyph } from '../ui/components/StateGlyph.tsx';
import { PaletteFrame } from './PaletteFrame.tsx';
import { firstRows, groupsFor } from './shown-groups.ts';
import { Highlighted } from './Highlighted.tsx';

/** What fits; a longer list would keep the palette from opening within a frame. */
const FIRST_ROWS = 16;

/** Commands, dynos and apps. */
export function PaletteEntries({ input }: { input: Ref<HTMLInputElement> }) {
  const query = useStore(palette, (state) => state.query);
  const scope = useStore(palette, (state) => state.scope);
  const known = useStore(apps);
  const recent = useStore(recentFolders);
  const facts = useStore(appFacts);
  const painted = usePainted();
  const all = useMemo(
    () => groupsFor(query, contextNow(), scope),
    // What commands there are depends on the apps, on what is known of the one on screen, and on what was open before.
    // oxlint-disable-next-line react/exhaustive-deps
    [query, scope, known, recent, facts],
  );
  const groups = painted || query !== '' ? all : firstRows(all, FIRST_ROWS);
  const count = all.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <PaletteFrame
      items={groups}
      query={query}
      prompt={scope === 'all' ? t('Search commands, dynos and apps') : t('Search dynos and apps')}
      input={input}
      foot={query === '' ? '' : tn(count, '{n} match', '{n} matches')}
    >
      <Autocomplete.List className={styles.list} aria-label={t('Commands')}>
        {({ heading, items }: EntryGroup) => (
          <Autocomplete.Group key={heading} items={items}>
            <Autocomplete.GroupLabel className={styles.heading}>{heading}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(hit: Hit) => (
                <Autocomplete.Item
                  key={hit.entry.id}
                  value={hit}
                  data-command={hit.entry.command.id}
                  className={styles.item}
                  onClick={() => choose(hit.entry.command, hit.entry.args)}
                >
                  <EntryRow {...hit} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <Autocomplete.Empty>
        <p className={styles.none}>
          {t("Nothing matches “{query}”. Try fewer letters, or a dyno's name.", { query: query.trim() })}
        </p>
      </Autocomplete.Empty>
    </PaletteFrame>
  );
}

/** Icon or state, title, and the shortcut of one entry. */
function EntryRow({ entry, hits }: Hit) {
  const { icon: Icon, title, detail, state, command, args } = entry;
  const chords = useChords(command);
  return (
    <>
      <span className={styles.icon}>{state ? <StateGlyph state={state} /> : <Icon aria-hidden />}</span>
      <span className={styles.title}>
        <Highlighted text={title} hits={hits} />
      </span>
      {detail !== '' && <span className={styles.detail}>{detail}</span>}
      {args.length === 0 && chords.length > 0 && <Chords chords={chords.slice(0, 1)} />}
    </>
  );
}
