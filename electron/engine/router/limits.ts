/** Heroku's limits of heads (docs/heroku.md §0.1 and §5), in bytes unless said otherwise. */

export const MAX_REQUEST_LINE = 8_192;
export const MAX_REQUEST_FIELD_LINE = 8_192;
export const MAX_FIELD_NAME = 1_000;
/** Fields of one request. */
export const MAX_REQUEST_FIELDS = 1_000;
/** Characters. */
export const MAX_METHOD = 127;

export const MAX_STATUS_LINE = 8_192;
export const MAX_RESPONSE_FIELD_LINE = 512 * 1024;
export const MAX_COOKIE = 8_192;

/** Ours: Heroku names none for a whole head; a thousand full lines are no request anybody means. */
export const MAX_REQUEST_HEAD = 1024 * 1024;
/** Ours: a few of the largest lines a response may have. */
export const MAX_RESPONSE_HEAD = 4 * 1024 * 1024;
/** Ours: a size of 13 hexadecimal digits and some extensions, which nobody uses. */
export const MAX_CHUNK_LINE = 1_024;
/** Ours: trailers carry a checksum or a status. */
export const MAX_TRAILERS = 64 * 1024;

/** Attempts to connect for one request. */
export const MAX_ATTEMPTS = 10;
/** What the router holds of a response for a client that reads slowly. */
export const RESPONSE_BUFFER = 1024 * 1024;
