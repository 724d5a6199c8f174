/** The lines in a whole stream without other controls than line ends, found the slow and obvious way. */
export function referenceLines(bytes: Uint8Array): Buffer[] {
  const lines: Buffer[] = [];
  let line: number[] = [];
  let returns = 0;
  for (const byte of bytes) {
    if (byte === 10) {
      lines.push(Buffer.from(line));
      line = [];
      returns = 0;
    } else if (byte === 13) {
      returns++;
    } else {
      if (returns > 0) throw new Error('A carriage return inside of a line is for a real terminal to judge.');
      line.push(byte);
    }
  }
  if (line.length > 0) lines.push(Buffer.from(line));
  return lines;
}
