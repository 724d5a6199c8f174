/** Longer excerpts push the advice at the end of a message out of sight. */
const MAX_EXCERPT_CHARACTERS = 40;

/** C0, DEL and C1: printed as they are, they would let a file drive the reader's terminal. */
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f]/g;

/** Text of a file as a message may show it: in backticks, short, on one line, without control characters. */
export function excerpt(text: string): string {
  const short = text.length > MAX_EXCERPT_CHARACTERS ? `${text.slice(0, MAX_EXCERPT_CHARACTERS)}…` : text;
  return `\`${short.replace(CONTROL_CHARACTERS, '�')}\``;
}
