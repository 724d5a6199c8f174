import type { ServerSessionOptions } from 'node:http2';
import { MAX_REQUEST_FIELDS } from '../limits.ts';

const KIB = 1024;

/** Requests of one connection at a time: what RFC 9113 §6.5.2 asks for at least, and browsers are content with. */
const MAX_STREAMS = 100;
/** Of a request's body that nobody reads yet; a hundred of them are 25 MB. As much as a local network has on its way. */
const STREAM_WINDOW_BYTES = 256 * KIB;
/** A head as HPACK counts it, 32 bytes more for each field: a thousand short fields, or thirty of the longest. */
const MAX_HEAD_BYTES = 256 * KIB;
/** The four pseudo-headers, and one field too many: that is answered in HTTP, and only more than that is not at all. */
const MAX_PAIRS = MAX_REQUEST_FIELDS + 5;
/** Megabytes of a connection in nghttp2: tables, heads, and responses on their way to a client that reads slowly. */
const MAX_SESSION_MEMORY_MB = 32;
/** Of frames that are no frames; who sends more means harm. */
const MAX_INVALID_FRAMES = 100;

/** A page that is left while it loads breaks off all it has asked for; a few such pages in a row are no attack. */
export const RESET_BURST = 4 * MAX_STREAMS;
export const RESETS_PER_SECOND = 50;

export const SESSION_OPTIONS: ServerSessionOptions = {
  maxHeaderListPairs: MAX_PAIRS,
  maxSessionMemory: MAX_SESSION_MEMORY_MB,
  maxSessionInvalidFrames: MAX_INVALID_FRAMES,
  settings: {
    maxConcurrentStreams: MAX_STREAMS,
    initialWindowSize: STREAM_WINDOW_BYTES,
    maxHeaderListSize: MAX_HEAD_BYTES,
  },
};
