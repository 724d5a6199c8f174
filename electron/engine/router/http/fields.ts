/** A header field: its name as it was written, its value without white space around it. */
export type Field = [name: string, value: string];

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Bytes above ASCII are somebody's old encoding and pass as they are; no other control character does. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const SPACE = 0x20;
const TAB = 0x09;

export interface FieldLimits {
  /** Bytes of a line. */
  line: number;
  name: number;
  /** Fields. */
  count: number;
}

/** `oversized`: beyond a limit. `malformed`: all that RFC 9112 §5 forbids, folded lines and bare LF or CR included. */
export type FieldFlaw = 'oversized' | 'malformed';

/**
 * The fields of a head.
 * @param text latin1, lines end with CRLF; the last may lack it
 * @param from where the first field line starts
 */
export function parseFields(text: string, from: number, limits: FieldLimits): Field[] | FieldFlaw {
  const fields: Field[] = [];
  for (let at = from; at < text.length; ) {
    const next = text.indexOf('\r\n', at);
    const end = next < 0 ? text.length : next;
    const colon = text.indexOf(':', at);
    if (colon < 0 || colon > end) return 'malformed';
    if (end - at > limits.line || colon - at > limits.name || fields.length === limits.count) return 'oversized';
    const name = text.slice(at, colon);
    const value = withoutBlanks(text, colon + 1, end);
    // A folded line starts with white space, which no name does.
    if (!NAME.test(name) || !VALUE.test(value)) return 'malformed';
    fields.push([name, value]);
    at = end + 2;
  }
  return fields;
}

/**
 * A value without the optional white space that RFC 9110 §5.5 allows around it: spaces and tabs. `trim()` takes more,
 * such as the no-break space, which is one byte here; who is next to read the bytes does not.
 */
export function withoutBlanks(text: string, from = 0, to = text.length): string {
  let [start, end] = [from, to];
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Members of a list such as that of `Connection`, in lower case. */
export function listOf(value: string): string[] {
  return value
    .toLowerCase()
    .split(',')
    .map((member) => withoutBlanks(member))
    .filter((member) => member !== '');
}

/** The values of all fields with this name. @param name in lower case */
export function fieldValues(fields: readonly Field[], name: string): string[] {
  const values: string[] = [];
  for (const [candidate, value] of fields) {
    if (candidate.length === name.length && candidate.toLowerCase() === name) values.push(value);
  }
  return values;
}

/** @param name in lower case */
export function fieldValue(fields: readonly Field[], name: string): string | null {
  for (const [candidate, value] of fields) {
    if (candidate.length === name.length && candidate.toLowerCase() === name) return value;
  }
  return null;
}

/** Fields as lines of a head. */
export function formatFields(fields: readonly Field[]): string {
  let text = '';
  for (const [name, value] of fields) text += `${name}: ${value}\r\n`;
  return text;
}

/** Fields for one connection only (RFC 9110 §7.6.1); the router writes its own of them. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Replaced by the router's own; what a client says of these must not reach an app that trusts them. */
export const REPLACED: ReadonlySet<string> = new Set([
  'content-length',
  'host',
  'via',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-request-id',
  'x-request-start',
]);

/** Whoever names one of these in `Connection` wants it to get lost on the way; they belong to the message. */
const NEVER_DROPPED = new Set(['content-length', 'cookie', 'host', 'authorization']);

/**
 * Whether a field stays behind.
 * @param name in lower case
 * @param connection what the `Connection` field names, in lower case
 */
export function isHopByHop(name: string, connection: readonly string[]): boolean {
  if (HOP_BY_HOP.has(name)) return true;
  return connection.length > 0 && connection.includes(name) && !NEVER_DROPPED.has(name);
}
