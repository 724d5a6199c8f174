/** Neighbours that are compared on each side, to tell a line from others of the same text. */
const NEIGHBOURS = 12;

/**
 * Where in a terminal's lines a line of the log is: among those of the same text the one whose neighbours fit best,
 * the newest of equal ones. Null when no line has that text.
 *
 * @param screen the terminal's lines, unwrapped, oldest first.
 * @param lines lines of the log from the same dyno, oldest first, of which `position` is looked for.
 */
export function findMoment(screen: readonly string[], lines: readonly string[], position: number): number | null {
  const wanted = lines[position]?.trimEnd();
  if (wanted === undefined || wanted === '') return null;
  let best: { at: number; fit: number } | null = null;
  for (let at = screen.length - 1; at >= 0; at--) {
    if (screen[at]!.trimEnd() !== wanted) continue;
    const fit = fitOf(screen, at, lines, position);
    if (best === null || fit > best.fit) best = { at, fit };
  }
  return best?.at ?? null;
}

function fitOf(screen: readonly string[], at: number, lines: readonly string[], position: number): number {
  let fit = 0;
  for (let distance = 1; distance <= NEIGHBOURS; distance++) {
    for (const step of [-distance, distance]) {
      const line = lines[position + step];
      if (line !== undefined && screen[at + step]?.trimEnd() === line.trimEnd()) fit++;
    }
  }
  return fit;
}
