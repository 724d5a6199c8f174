import type { RouterErrorCode } from '../../../../shared/router/router.ts';

/** What makes a message one that is not passed on. */
export class HttpParseError extends Error {
  constructor(
    readonly code: RouterErrorCode,
    /** What a client is answered. */
    readonly status: number,
    /** In Heroku's words, for the log. */
    readonly reason: string,
  ) {
    super(`${code}: ${reason}`);
  }
}

export const BAD_HEADER = 'bad header';
export const BAD_CHUNK = 'bad chunk';
/** A cause that is not among Heroku's documented ones: what it answers 4xx without a word. */
export const BAD_REQUEST_LINE = 'bad request line';
/** Ours: Heroku names no limit, and so no words. */
export const SLOW_HEAD = 'slow header';
/** Ours as well. */
export const MANY_LARGE_HEADS = 'too many large headers at a time';
export const BAD_EXPECT = 'unsupported expect header value';

export function manyLargeHeads(): HttpParseError {
  return new HttpParseError('H26', 431, MANY_LARGE_HEADS);
}

export function badHeader(): HttpParseError {
  return new HttpParseError('H26', 400, BAD_HEADER);
}
