import { Autocomplete } from '@base-ui/react/autocomplete';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { ArrowLeft, Search } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import styles from './CommandPalette.module.css';
import { goBack, typeQuery } from '../commands/palette-store.ts';

export interface PaletteFrameProps<Item> {
  items: readonly Item[] | readonly { items: readonly Item[] }[];
  query: string;
  /** Accessible name of the field, and its placeholder. */
  prompt: string;
  /** The command and the answers so far, before the field. */
  path?: string;
  input: Ref<HTMLInputElement>;
  children: ReactNode;
  foot: string;
}

/** The field, the list under it, and which keys do what. */
export function PaletteFrame<Item>({ items, query, prompt, path, input, children, foot }: PaletteFrameProps<Item>) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && query === '' && goBack()) event.preventDefault();
  };
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      items={items as readonly Item[]}
      value={query}
      onValueChange={(value, { reason }) => {
        // Escape and a chosen item are answered here, not by the field.
        if (reason === 'input-change') typeQuery(value);
      }}
      autoHighlight="always"
      keepHighlight
    >
      <div className={styles.field}>
        {path === undefined ? (
          <Search aria-hidden className={styles.search} />
        ) : (
          <>
            <IconButton label={t('Back')} icon={<ArrowLeft />} onClick={goBack} />
            <span className={styles.path}>{path}</span>
          </>
        )}
        <Autocomplete.Input
          ref={input}
          className={styles.input}
          aria-label={prompt}
          placeholder={prompt}
          spellCheck={false}
          autoCapitalize="off"
          onKeyDown={onKeyDown}
        />
      </div>
      {children}
      <div className={styles.foot} aria-hidden="true">
        <span>{t('↑↓ choose')}</span>
        <span>{path === undefined ? t('Enter run') : t('Enter answer')}</span>
        <span>{path === undefined ? t('Esc close') : t('Esc back')}</span>
        <span className={styles.told}>{foot}</span>
      </div>
    </Autocomplete.Root>
  );
}
