import type { RequestRecord } from '../../shared/router/router.ts';

export interface RequestFilter {
  /** Held by method, path, host, dyno, code, status or request id, in any case; several words must all be held. */
  text: string;
  errors: boolean;
  slow: boolean;
  /** Empty: all. */
  dyno: string;
}

export const NO_REQUEST_FILTER: RequestFilter = { text: '', errors: false, slow: false, dyno: '' };

/** A page whose parts take longer than this feels slow (Nielsen's one second). */
export const SLOW_MS = 1_000;
const FIRST_ERROR_STATUS = 500;

/** An H code, or the app's own 5xx. */
export function isError({ code, status }: Pick<RequestRecord, 'code' | 'status'>): boolean {
  return code !== null || status >= FIRST_ERROR_STATUS;
}

export function isSlow({ connect, service }: Pick<RequestRecord, 'connect' | 'service'>): boolean {
  return (connect ?? 0) + (service ?? 0) >= SLOW_MS;
}

export function isFiltering({ text, errors, slow, dyno }: RequestFilter): boolean {
  return text.trim() !== '' || errors || slow || dyno !== '';
}

/** The requests that pass a filter; the very same array when nothing is filtered. */
export function filterRequests(records: readonly RequestRecord[], filter: RequestFilter): readonly RequestRecord[] {
  if (!isFiltering(filter)) return records;
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return records.filter(
    (record) =>
      (!filter.errors || isError(record)) &&
      (!filter.slow || isSlow(record)) &&
      (filter.dyno === '' || record.dyno === filter.dyno) &&
      (words.length === 0 || holdsAll(record, words)),
  );
}

function holdsAll(record: RequestRecord, words: string[]): boolean {
  const { method, path, host, dyno, code, status, requestId } = record;
  const text = `${method} ${path} ${host} ${dyno ?? ''} ${code ?? ''} ${status} ${requestId}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
