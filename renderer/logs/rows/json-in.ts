/** A line's JSON, indented, and what the line says before it. */
export interface JsonInLine {
  before: string;
  json: string;
}

/**
 * The JSON object or array that a line ends with, as structured loggers write it, alone or after a prefix; null where
 * there is none.
 *
 * @param text without escape sequences.
 */
export function jsonIn(text: string): JsonInLine | null {
  const start = text.search(/[[{]/);
  if (start < 0 || !/[\]}]\s*$/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text.slice(start));
    return { before: text.slice(0, start).trim(), json: JSON.stringify(value, null, 2) };
  } catch {
    return null;
  }
}
