import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo } from 'react';
import type { Ref } from 'react';
import { useStore } from 'zustand';
import { t } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import { appFacts } from '../state/app-facts.ts';
import { contextNow } from '../commands/context.ts';
import { StateGlyph } from '../ui/components/StateGlyph.tsx';
import { answersTo } from './answers.ts';
import type { Answer } from './answers.ts';
import { choose } from './choose.ts';
import styles from './CommandPalette.module.css';
import { Highlighted } from './Highlighted.tsx';
import { palette } from '../commands/palette-store.ts';
import type { Asking } from '../commands/palette-store.ts';
import { PaletteFrame } from './PaletteFrame.tsx';

/** One question of a command. */
export function PaletteAnswers({ input, asking }: { input: Ref<HTMLInputElement>; asking: Asking }) {
  const query = useStore(palette, (state) => state.query);
  const known = useStore(apps);
  const facts = useStore(appFacts);
  const { list, problem } = useMemo(
    () => answersTo(asking, contextNow(), query),
    // What can be answered depends on the apps, and on what is known of the one on screen.
    // oxlint-disable-next-line react/exhaustive-deps
    [asking, query, known, facts],
  );
  const { command, args } = asking;
  const step = command.steps?.[args.length];
  const title = args.length > 0 && command.titleOf ? command.titleOf(args) : command.title;
  return (
    <PaletteFrame
      items={list}
      query={query}
      prompt={step?.prompt ?? ''}
      path={title.replace(/ …$/, '')}
      input={input}
      foot=""
    >
      <Autocomplete.List className={styles.list} aria-label={step?.prompt}>
        {({ choice, hits }: Answer) => (
          <Autocomplete.Item
            key={choice.value}
            value={choice}
            className={styles.item}
            onClick={() => choose(command, [...args, choice.value])}
          >
            {choice.state && (
              <span className={styles.icon}>
                <StateGlyph state={choice.state} />
              </span>
            )}
            <span className={styles.title}>
              <Highlighted text={choice.label} hits={hits} />
            </span>
            {choice.detail && <span className={styles.detail}>{choice.detail}</span>}
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
      <Autocomplete.Empty>
        <p className={styles.none}>{problem ?? t('Nothing matches “{query}”.', { query: query.trim() })}</p>
      </Autocomplete.Empty>
    </PaletteFrame>
  );
}
