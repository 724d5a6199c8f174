import styles from './CommandPalette.module.css';

/** A text with the letters that were typed marked. */
export function Highlighted({ text, hits }: { text: string; hits: readonly number[] }) {
  if (hits.length === 0) return text;
  const marked = new Set(hits);
  return [...piecesOf(text, marked)].map(({ from, piece }) =>
    marked.has(from) ? (
      <b key={from} className={styles.mark}>
        {piece}
      </b>
    ) : (
      piece
    ),
  );
}

/** Runs of letters that are marked, or not, alike. */
function* piecesOf(text: string, marked: ReadonlySet<number>): Generator<{ from: number; piece: string }> {
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && marked.has(at) === marked.has(from)) continue;
    yield { from, piece: text.slice(from, at) };
    from = at;
  }
}
