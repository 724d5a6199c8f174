import { MAX_LINE_BYTES } from '../../../../electron/engine/log/store/line-splitter.ts';

/** The lines in a whole stream, found the slow and obvious way: one byte after the other. */
export function referenceLines(bytes: Uint8Array): Buffer[] {
  const lines: Buffer[] = [];
  let line: number[] = [];
  let rewrite = false;
  for (const byte of bytes) {
    if (byte === 10) {
      lines.push(Buffer.from(line));
      line = [];
      rewrite = false;
    } else if (byte === 13) {
      rewrite = true;
    } else {
      if (rewrite) line = [];
      rewrite = false;
      if (line.length === MAX_LINE_BYTES) {
        const cut = wholeCharacters(line, byte);
        lines.push(Buffer.from(line.slice(0, cut)));
        line = line.slice(cut);
      }
      line.push(byte);
    }
  }
  if (line.length > 0) lines.push(Buffer.from(line));
  return lines;
}

/** How many of the bytes come before the character that `next` belongs to. */
function wholeCharacters(line: number[], next: number): number {
  const tail = [...line.slice(-3), next];
  for (let from = 0; from < tail.length - 1; from++) {
    const lead = (tail[from] as number).toString(2).padStart(8, '0');
    const size = lead.startsWith('110') ? 2 : lead.startsWith('1110') ? 3 : lead.startsWith('11110') ? 4 : 1;
    const rest = tail.slice(from + 1);
    const continues = rest.every((byte) => byte >= 0x80 && byte < 0xc0);
    if (size > rest.length && continues) return line.length - (tail.length - 1 - from);
  }
  return line.length;
}
