import { ChevronDown, ChevronUp, Regex, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { t } from '../../../shared/text/i18n.ts';
import styles from '../../terminals/panes/FindBar.module.css';
import { IconButton } from '../../ui/components/IconButton.tsx';
import pressable from '../../ui/components/Pressable.module.css';
import { wholeNumber } from '../../ui/text/numbers.ts';
import type { LogFind } from './use-log-find.ts';

/** Finds text in the log that is shown. Enter and Shift+Enter step through the hits. */
export function LogFindBar({ find, input }: { find: LogFind; input: Ref<HTMLInputElement> }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') find.close();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      find.step(event.shiftKey ? 'previous' : 'next');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.bar} role="search" aria-label={t('Find in logs')} onKeyDown={onKeyDown}>
      <input
        ref={input}
        type="text"
        className={styles.field}
        aria-label={t('Find in logs')}
        aria-invalid={find.refusal !== null}
        placeholder={t('Find')}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onFocus={(event) => event.target.select()}
        value={find.text}
        onChange={(event) => find.setText(event.target.value)}
      />
      <span className={styles.count} role="status" title={find.refusal ?? undefined}>
        {countWords(find)}
      </span>
      <IconButton
        className={pressable.pressable}
        label={t('Find by regular expression')}
        icon={<Regex />}
        aria-pressed={find.isRegex}
        onClick={() => find.setRegex(!find.isRegex)}
      />
      <IconButton label={t('Previous match')} icon={<ChevronUp />} onClick={() => find.step('previous')} />
      <IconButton label={t('Next match')} icon={<ChevronDown />} onClick={() => find.step('next')} />
      <IconButton label={t('Close find')} icon={<X />} onClick={find.close} />
      {find.refusal !== null && (
        <p className={styles.refusal} role="alert">
          {find.refusal}
        </p>
      )}
    </div>
  );
}

function countWords({ text, match, refusal }: LogFind): string {
  if (text === '' || refusal !== null || match === null) return '';
  if (match.total === 0) return match.complete ? t('No match') : t('Searching …');
  const total = `${wholeNumber(match.total)}${match.complete ? '' : '+'}`;
  return match.ordinal === null ? total : t('{hit} of {total}', { hit: wholeNumber(match.ordinal), total });
}
