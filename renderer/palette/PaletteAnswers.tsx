import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo } from 'react';
import type { Ref } from 'react';
import { useStore } from 'zustand';
import { t } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import { appFacts } from '../state/app-facts.ts';
import { contextNow } from '../commands/context.ts';
import { StateGlyph } from '../ui/components/StateGlyph.tsx';
import { choose } from './choose.ts';
import styles from './CommandPalette.module.css';
import { Highlighted } from './Highlighted.tsx';
import { palette } from '../commands/palette-store.ts';
import type { Asking } from '../commands/palette-store.ts';
import type { Choice, CommandContext } from '../commands/command.ts';
import { PaletteFrame } from './PaletteFrame.tsx';
import { fuzzyMatch } from './fuzzy.ts';

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

/** An answer to the question on screen, with the letters that were meant. */
interface Answer {
  choice: Choice;
  hits: readonly number[];
}

export interface Answers {
  /** Best first, what was typed itself before all others where it can be used. */
  list: Answer[];
  /** Why what was typed is no answer, where anything may be typed. */
  problem: string | null;
}

/** The answers to a command's next question that fit what has been typed. */
export function answersTo({ command, args }: Asking, context: CommandContext, query: string): Answers {
  const step = command.steps?.[args.length];
  if (!step) return { list: [], problem: null };
  const choices = step.choices(context, args);
  const text = query.trim();
  if (text === '') return { list: choices.map((choice) => ({ choice, hits: [] })), problem: null };
  const fitting = choices
    .flatMap((choice) => {
      const match = fuzzyMatch(text, choice.label);
      return match ? { choice, ...match } : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ choice, hits }) => ({ choice, hits }));
  if (!step.problem) return { list: fitting, problem: null };
  const problem = step.problem(text);
  const typed = { choice: choices.find(({ value }) => value === text) ?? { value: text, label: text }, hits: [] };
  const others = fitting.filter(({ choice }) => choice.value !== text);
  return { list: problem === null ? [typed, ...others] : fitting, problem };
}
