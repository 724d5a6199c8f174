import type { IBuffer, Terminal } from '@xterm/xterm';

/** A line of a terminal's buffer as it was printed: rows that were wrapped belong together. */
export interface PrintedLine {
  text: string;
  /** Its first row in the buffer, and how many it takes. */
  row: number;
  rows: number;
}

/** Lines of the scrollback and the screen, oldest first. */
export function printedLines(buffer: IBuffer): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (let row = 0; row < buffer.length; row++) {
    const line = buffer.getLine(row);
    if (line === undefined) continue;
    const continued = buffer.getLine(row + 1)?.isWrapped ?? false;
    const text = line.translateToString(!continued);
    const last = lines.at(-1);
    if (line.isWrapped && last !== undefined) {
      last.text += text;
      last.rows++;
    } else {
      lines.push({ text, row, rows: 1 });
    }
  }
  return lines;
}

/** All that a terminal still holds, without the empty rest of its screen. */
export function wholeText({ buffer }: Terminal): string {
  const lines = printedLines(buffer.normal).map(({ text }) => text);
  return `${lines.join('\n').trimEnd()}\n`;
}
