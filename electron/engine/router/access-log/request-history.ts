import type { RequestDetails, RequestRecord } from '../../../../shared/router/router.ts';
import { type Field, parseFields } from '../http/fields.ts';

/** How many requests are kept, as the contract promises (`requests.list`). */
const MAX_RECORDS = 10_000;
/** Room for the heads of all of them: what a browser sends ten thousand times over is more than anybody reads. */
const MAX_HEAD_BYTES = 16 * 1024 * 1024;
/** What has been passed on was within the limits that matter. */
const NO_LIMITS = { line: Number.POSITIVE_INFINITY, name: Number.POSITIVE_INFINITY, count: Number.POSITIVE_INFINITY };

/** Heads as they came: ten thousand lists of fields would be half a million objects for the garbage collector. */
interface Heads {
  request: string;
  response: string;
}

interface Entry {
  record: RequestRecord;
  /** Null once room was needed for newer ones. */
  heads: Heads | null;
  /** Number of the log's line about it. */
  line: number;
}

/** The newest requests of an app, by number. */
export class RequestHistory {
  /** By number, modulo its length. */
  readonly #ring: (Entry | undefined)[] = [];
  #first = 1;
  #last = 0;
  #headBytes = 0;
  /** Number of the oldest entry that may still have its heads. */
  #firstWithHeads = 1;

  /** Numbers of the oldest and the newest record; 0 when there is none. */
  get span(): { first: number; last: number } {
    return this.#last < this.#first ? { first: 0, last: 0 } : { first: this.#first, last: this.#last };
  }

  /** @returns the record with its number */
  add(
    record: Omit<RequestRecord, 'number'>,
    heads: Heads,
    line: number,
  ): RequestRecord {
    const numbered = { number: this.#last + 1, ...record };
    if (this.#last - this.#first + 1 === MAX_RECORDS) this.#dropFirst();
    this.#last += 1;
    this.#ring[this.#last % MAX_RECORDS] = { record: numbered, heads, line };
    this.#headBytes += sizeOf(heads);
    while (this.#headBytes > MAX_HEAD_BYTES && this.#firstWithHeads < this.#last) {
      this.#dropHeads(this.#firstWithHeads++);
    }
    return numbered;
  }

  /** Records with numbers above `after`, oldest first. */
  list(after: number, count: number): RequestRecord[] {
    const records: RequestRecord[] = [];
    for (let number = Math.max(after + 1, this.#first); number <= this.#last && records.length < count; number++) {
      const entry = this.#entry(number);
      if (entry !== undefined) records.push(entry.record);
    }
    return records;
  }

  /** Null when it is not kept (any more). */
  show(number: number): (Omit<RequestDetails, 'log'> & { line: number }) | null {
    const entry = number >= this.#first && number <= this.#last ? this.#entry(number) : undefined;
    if (entry === undefined) return null;
    const { record, heads, line } = entry;
    return { record, requestHeaders: fieldsOf(heads?.request), responseHeaders: fieldsOf(heads?.response), line };
  }

  /** Forgets them all; numbers go on. */
  clear(): void {
    this.#ring.length = 0;
    this.#first = this.#last + 1;
    this.#firstWithHeads = this.#first;
    this.#headBytes = 0;
  }

  #dropFirst(): void {
    this.#dropHeads(this.#first);
    this.#ring[this.#first % MAX_RECORDS] = undefined;
    this.#first += 1;
    this.#firstWithHeads = Math.max(this.#firstWithHeads, this.#first);
  }

  #dropHeads(number: number): void {
    const entry = this.#entry(number);
    if (!entry?.heads) return;
    this.#headBytes -= sizeOf(entry.heads);
    entry.heads = null;
  }

  #entry(number: number): Entry | undefined {
    return this.#ring[number % MAX_RECORDS];
  }
}

function sizeOf({ request, response }: Heads): number {
  return request.length + response.length;
}

/** The fields of a head; none of one whose fields could not be read. */
function fieldsOf(head = ''): Field[] {
  const lineEnd = head.indexOf('\r\n');
  const fields = lineEnd < 0 ? [] : parseFields(head, lineEnd + 2, NO_LIMITS);
  return Array.isArray(fields) ? fields : [];
}
