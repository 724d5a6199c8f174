import { CaseSensitive, ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import pressable from '../../ui/components/Pressable.module.css';
import type { DynoTerminal } from '../xterm/dyno-terminal.ts';
import styles from './FindBar.module.css';

/** Finds text on the screen and in the scrollback of one terminal. */
export function FindBar({ terminal }: { terminal: DynoTerminal }) {
  const [text, setText] = useState('');
  const [caseSensitive, setCaseSensitive] = useState(false);
  const hits = useStore(terminal.state, (state) => state.hits);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.focus(), []);
  useEffect(() => terminal.find(text, 'here', caseSensitive), [terminal, text, caseSensitive]);

  const next = () => terminal.find(text, 'next', caseSensitive);
  const previous = () => terminal.find(text, 'previous', caseSensitive);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') terminal.stopFinding();
    else if (event.key === 'Enter') (event.shiftKey ? previous : next)();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className={styles.bar}
      role="search"
      aria-label={t('Find in terminal {dyno}', { dyno: terminal.dyno })}
      onKeyDown={onKeyDown}
    >
      <input
        ref={input}
        type="text"
        className={styles.field}
        aria-label={t('Find in terminal')}
        placeholder={t('Find')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <span className={styles.count} role="status">
        {text === '' ? '' : countWords(hits)}
      </span>
      <IconButton
        className={pressable.pressable}
        label={t('Match case')}
        icon={<CaseSensitive />}
        aria-pressed={caseSensitive}
        onClick={() => setCaseSensitive(!caseSensitive)}
      />
      <IconButton label={t('Previous match')} icon={<ChevronUp />} onClick={previous} />
      <IconButton label={t('Next match')} icon={<ChevronDown />} onClick={next} />
      <IconButton label={t('Close find')} icon={<X />} onClick={() => terminal.stopFinding()} />
    </div>
  );
}

function countWords(hits: { current: number; count: number } | null): string {
  if (hits === null || hits.count === 0) return t('No match');
  // Beyond the limit of coloured hits the addon no longer says which one is current.
  return hits.current < 0 ? `${hits.count}+` : t('{hit} of {total}', { hit: hits.current + 1, total: hits.count });
}
