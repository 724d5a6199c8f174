import { stripAnsi } from '../../../shared/logs/ansi.ts';
import { formatLine } from '../../../shared/logs/log.ts';
import type { LogRow, LogSpan } from '../../../shared/logs/log.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { notify } from '../../ui/state/notices.ts';
import type { LogFeed } from './log-feed.ts';
import type { LogList } from './log-list.ts';

/** About 10 MB: what other programs can still paste. The newest lines are kept. */
const MAX_COPIED_LINES = 100_000;

export const NOT_COPIED = t('The log was not copied: this page may not use the clipboard.');

/** Lines as `heroku logs` prints them, without colours. */
export function linesAsText(rows: readonly LogRow[]): string {
  return rows.map((row) => `${formatLine({ ...row, text: stripAnsi(row.text) })}\n`).join('');
}

/** Puts the rows of a span on the clipboard. @returns a sentence about what was copied. */
export async function copyRows(feed: LogFeed, { first, end }: LogSpan): Promise<string> {
  const from = Math.max(first, end - MAX_COPIED_LINES);
  const rows = await feed.allRows({ first: from, end });
  // The filter was changed on the way: what is on the clipboard is worth more than nothing.
  if (rows.length === 0) return t('There is no line to copy.');
  await navigator.clipboard.writeText(linesAsText(rows));
  const { length } = rows;
  if (from === first) return tn(length, '{n} line copied.', '{n} lines copied.');
  return tn(
    length,
    'The newest {n} line was copied; more do not fit the clipboard.',
    'The newest {n} lines were copied; more do not fit the clipboard.',
  );
}

/**
 * Answers copying within the list, by keys or menus: selected lines are copied whole, and so is a selection of the
 * browser that reaches over several rows. A selection within one row is left to the browser.
 * @returns what ends it.
 */
export function answerCopying(list: LogList, feed: LogFeed | null): () => void {
  const { element } = list;
  const onCopy = (event: ClipboardEvent): void => {
    if (!element.contains(document.activeElement)) return;
    const span = list.selection.span ?? selectedRows(list);
    if (span === null) return;
    event.preventDefault();
    const rows = list.heldRows(span);
    if (rows !== null) event.clipboardData?.setData('text/plain', linesAsText(rows));
    else if (feed !== null) copyRows(feed, span).catch(() => notify(NOT_COPIED));
  };
  // Without a selection of its own the browser only begins to copy when somebody says that there is something.
  const onBefore = (event: Event): void => {
    if (list.selection.span !== null && element.contains(document.activeElement)) event.preventDefault();
  };
  const onKey = (event: KeyboardEvent): void => {
    const isCopy = event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey) && !event.altKey;
    const { span } = list.selection;
    if (!isCopy || span === null || feed === null) return;
    event.preventDefault();
    // At once where it can be: the page may lose the right to write while rows are fetched.
    if (list.heldRows(span) !== null && document.execCommand('copy')) return;
    copyRows(feed, span).catch(() => notify(NOT_COPIED));
  };
  // Without a selection of the browser's own these events do not come from the element that has the focus.
  document.addEventListener('beforecopy', onBefore);
  document.addEventListener('copy', onCopy);
  element.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('beforecopy', onBefore);
    document.removeEventListener('copy', onCopy);
    element.removeEventListener('keydown', onKey);
  };
}

function selectedRows(list: LogList): LogSpan | null {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode || selection.isCollapsed) return null;
  const rows = [list.indexOf(selection.anchorNode), list.indexOf(selection.focusNode)];
  const [a, b] = rows as [number | null, number | null];
  if (a === null || b === null || a === b) return null;
  return { first: Math.min(a, b), end: Math.max(a, b) + 1 };
}
