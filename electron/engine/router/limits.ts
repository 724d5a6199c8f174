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
/** Ours, from here on: a listener's connections, at a time. A load test has a thousand; each may hold some memory. */
export const MAX_CONNECTIONS = 4_096;
/** Bytes that any connection may have sent of a head that has not ended. */
export const LARGE_HEAD = 16 * 1024;
/** Heads of more than that that a listener waits for the end of, at a time. */
export const MAX_LARGE_HEADS = 16;
/** Ours: a few of the largest lines a response may have. */
export const MAX_RESPONSE_HEAD = 4 * 1024 * 1024;
/** Ours: far more than anybody sends; a million empty fields of four bytes would be a hundred megabytes of objects. */
export const MAX_RESPONSE_FIELDS = 10_000;
/** Ours: one every third of a second until H12 ends the request. Nothing else bounds them: they come before a response. */
export const MAX_INFORMATIONAL = 100;
/** Ours: of all informational answers before one response, in bytes; hints of links are a few KiB. */
export const MAX_INFORMATIONAL_BYTES = 256 * 1024;
/** Ours: a size of 13 hexadecimal digits and some extensions, which nobody uses. */
export const MAX_CHUNK_LINE = 1_024;
/** Ours: trailers carry a checksum or a status. */
export const MAX_TRAILERS = 64 * 1024;

/** Attempts to connect for one request. */
export const MAX_ATTEMPTS = 10;
/** What the router holds of a response for a client that reads slowly, in bytes. */
export const RESPONSE_BUFFER = 1024 * 1024;
/** What a piece that waits for a client costs besides its bytes: a place in a queue, a callback, a buffer's head. */
export const PIECE_BYTES = 512;
/** Chunks in one read of a dyno that are so much work that everybody else comes first before there is another. */
export const MANY_CHUNKS = 1_024;
