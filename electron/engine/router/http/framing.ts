import type { Field } from './fields.ts';

/** How the end of a body is told (RFC 9112 §6). */
export type Framing =
  | { kind: 'none' }
  | { kind: 'length'; length: number }
  | { kind: 'chunked' }
  /** By the end of the connection: responses only. */
  | { kind: 'close' };

export const NO_BODY: Framing = { kind: 'none' };
export const CHUNKED: Framing = { kind: 'chunked' };
export const UNTIL_CLOSE: Framing = { kind: 'close' };

/** Whether nothing follows the head. */
export function isBodyless(framing: Framing): boolean {
  return framing.kind === 'none' || (framing.kind === 'length' && framing.length === 0);
}

/** 15 digits: whatever fits a JavaScript number exactly. */
const LENGTH = /^\d{1,15}$/;

/** What a head says about its body. */
export interface FramingFields {
  /** Chunked wins over a length, as on Heroku; the length is not passed on, and the connection not used again. */
  chunked: boolean;
  length: number | null;
}

/**
 * Reads `Content-Length` and `Transfer-Encoding`.
 * @returns a flaw for lengths that differ or are none, and for any coding but `chunked` alone
 */
export function framingFields(fields: readonly Field[]): FramingFields | 'bad length' | 'bad coding' {
  let text: string | null = null;
  let chunked = false;
  for (const [name, value] of fields) {
    if (name.length === 14 && name.toLowerCase() === 'content-length') {
      // The same twice is one length, as on Heroku. 5 and 05 are not the same to whoever reads octal.
      if (!LENGTH.test(value) || (text !== null && text !== value)) return 'bad length';
      text = value;
    } else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') {
      // An empty member of the list beside it would be nothing to one reader, and another coding to the next.
      if (chunked || value.toLowerCase() !== 'chunked') return 'bad coding';
      chunked = true;
    }
  }
  return { chunked, length: text === null ? null : Number(text) };
}
