import { printable } from '../../../shared/text/printable.ts';

/** Says a line on stderr, whatever names, commands and reasons from outside stand in it. */
export function tell(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

/** Says several lines on stderr; each is one, whatever stands in it. */
export function tellLines(lines: readonly string[]): void {
  process.stderr.write(lines.map((line) => `${printable(line)}\n`).join(''));
}

/** Says on stderr what is painted, as it is: what is from outside was made printable before it got its colour. */
export function tellPainted(text: string): void {
  process.stderr.write(text);
}

/** Says a line on a terminal that is in raw mode: its next line would begin below the end of this one. */
export function tellRaw(line: string): void {
  process.stderr.write(`${printable(line)}\r\n`);
}

/** Says a line below what a dyno has printed last, which may not have ended. */
export function tellBelow(line: string): void {
  process.stderr.write(`\r\n${printable(line)}\n`);
}

/** Goes back to the margin, over the ^C that the terminal has echoed. */
export function returnToMargin(): void {
  if (process.stderr.isTTY) process.stderr.write('\r');
}

/** Says a line on stdout: what a command was asked to do, and did. */
export function say(line: string): void {
  process.stdout.write(`${printable(line)}\n`);
}
