import type { LogRow } from '../../../shared/logs/log.ts';
import type { LogList } from '../list/log-list.ts';

export interface RowWishes {
  /** The line's dyno, at that moment. */
  onDyno(row: LogRow): void;
  /** The line as a whole. */
  onOpen(): void;
}

/**
 * What clicks and keys do with rows: a click marks the current row, a second one or Enter opens it, a click on the
 * name of its dyno leads to the terminal. J and K go from row to row, T leads to the terminal.
 *
 * @returns what ends it.
 */
export function answerRows(list: LogList, wishes: RowWishes): () => void {
  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    const index = list.indexOf(event.target);
    if (index === null || isSelecting(list)) return;
    const row = list.heldRow(index);
    if (row === undefined) return;
    if (event.target.classList.contains('log-fold')) list.toggleFold(index);
    else if (event.target.classList.contains('log-source')) wishes.onDyno(row);
    else list.goTo(index);
  };
  const onDoubleClick = (event: MouseEvent): void => {
    if (event.target instanceof HTMLElement && list.indexOf(event.target) !== null) wishes.onOpen();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== list.element || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  const actions: Record<string, () => void> = {
    j: () => list.step(1),
    k: () => list.step(-1),
    Enter: () => wishes.onOpen(),
    t: () => {
      if (list.currentRow !== null) wishes.onDyno(list.currentRow);
    },
    Escape: () => list.goTo(null),
  };
  const { element } = list;
  element.addEventListener('click', onClick);
  element.addEventListener('dblclick', onDoubleClick);
  element.addEventListener('keydown', onKey);
  return () => {
    element.removeEventListener('click', onClick);
    element.removeEventListener('dblclick', onDoubleClick);
    element.removeEventListener('keydown', onKey);
  };
}

/** The end of a drag over text or rows is no click. */
function isSelecting(list: LogList): boolean {
  return list.selection.span !== null || document.getSelection()?.isCollapsed === false;
}
