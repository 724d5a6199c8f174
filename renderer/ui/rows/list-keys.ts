/** What a key means in a list: as in Gmail and less, beside what every list does. */
export type ListMove = 'next' | 'previous' | 'pageDown' | 'pageUp' | 'first' | 'last' | 'open' | 'close';

const MOVES: Readonly<Record<string, ListMove>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Home: 'first',
  g: 'first',
  End: 'last',
  G: 'last',
  Enter: 'open',
  Escape: 'close',
};

/** Where a key moves to in a list; null for keys that mean nothing here, and with Ctrl, Alt or Cmd. */
export function listMove(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): ListMove | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return MOVES[event.key] ?? null;
}

/** The row that has the mark after a move; null when there are no rows. */
export function movedTo(move: ListMove, current: number | null, count: number, page: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const from = current ?? (move === 'next' || move === 'pageDown' ? -1 : count);
  switch (move) {
    case 'next':
      return Math.min(from + 1, last);
    case 'previous':
      return Math.max(from - 1, 0);
    case 'pageDown':
      return Math.min(from + page, last);
    case 'pageUp':
      return Math.max(from - page, 0);
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'open':
    case 'close':
      return current;
  }
}
