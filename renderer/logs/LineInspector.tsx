import { Copy, SquareTerminal, X } from 'lucide-react';
import { useState } from 'react';
import { stripAnsi } from '../../shared/logs/ansi.ts';
import { formatSource, formatTime } from '../../shared/logs/log.ts';
import type { LogRow } from '../../shared/logs/log.ts';
import { t } from '../../shared/text/i18n.ts';
import { Button } from '../ui/components/Button.tsx';
import { cx } from '../ui/components/class-names.ts';
import pane from '../ui/components/DetailsPane.module.css';
import { IconButton } from '../ui/components/IconButton.tsx';
import pressable from '../ui/components/Pressable.module.css';
import { notify } from '../ui/state/notices.ts';
import { NOT_COPIED } from './list/copy-lines.ts';
import { LEVEL_WORDS } from './filter/filter-labels.ts';
import { LineContext } from './LineContext.tsx';
import styles from './LineInspector.module.css';

export interface LineInspectorProps {
  app: string;
  run: string | null;
  row: LogRow;
  /** Null where the line has no terminal (any more). */
  onShowTerminal: (() => void) | null;
  onClose: () => void;
}

/** One line as a whole: wrapped, its JSON laid out, or with what all dynos said around it. */
export function LineInspector({ app, run, row, onShowTerminal, onClose }: LineInspectorProps) {
  const [around, setAround] = useState(false);
  const text = stripAnsi(row.text);
  const structured = jsonIn(text);
  const copied = structured === null ? text : structured.json;
  const copy = () => {
    navigator.clipboard.writeText(copied).then(
      () => notify(t('Copied.'), 'info'),
      () => notify(NOT_COPIED),
    );
  };
  return (
    <section
      className={cx(pane.pane, styles.inspector)}
      aria-label={t('Line')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={cx(pane.header, styles.header)}>
        <span className={styles.source}>{formatSource(row)}</span>
        {row.level !== null && (
          <span className={styles.level} data-level={row.level}>
            {LEVEL_WORDS[row.level]}
          </span>
        )}
        <time className={styles.time}>{formatTime(row.time)}</time>
        <span className={pane.actions}>
          <Button className={pressable.pressable} variant="quiet" aria-pressed={around} onClick={() => setAround(!around)}>
            {t('Around it')}
          </Button>
          {onShowTerminal && (
            <Button variant="quiet" icon={<SquareTerminal />} onClick={onShowTerminal}>
              {t('Show in terminal')}
            </Button>
          )}
          <IconButton
            label={t('Copy this line')}
            tooltip={t('Copy the text, or the JSON as shown')}
            icon={<Copy />}
            onClick={copy}
          />
          <IconButton label={t('Close the line')} icon={<X />} onClick={onClose} />
        </span>
      </header>
      {around ? (
        <LineContext key={row.line} app={app} run={run} line={row.line} />
      ) : (
        // A long line scrolls, by keys as well.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles.body} tabIndex={0} role="group" aria-label={t('Text of the line')}>
          {structured === null ? (
            <pre className={styles.text}>{text}</pre>
          ) : (
            <>
              {structured.before !== '' && <pre className={styles.text}>{structured.before}</pre>}
              <pre className={styles.text}>{structured.json}</pre>
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** A line's JSON, indented, and what the line says before it. */
export interface JsonInLine {
  before: string;
  json: string;
}

/**
 * The JSON object or array that a line ends with, as structured loggers write it, alone or after a prefix; null where
 * there is none.
 *
 * @param text without escape sequences.
 */
export function jsonIn(text: string): JsonInLine | null {
  const start = text.search(/[[{]/);
  if (start < 0 || !/[\]}]\s*$/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text.slice(start));
    return { before: text.slice(0, start).trim(), json: JSON.stringify(value, null, 2) };
  } catch {
    return null;
  }
}
