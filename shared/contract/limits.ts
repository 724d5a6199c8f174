/** Apart from the schemas that check them: the page says them to its users without carrying the schemas along. */

/** Rows of the log in one answer: several screens of the largest display. */
export const MAX_LOG_ROWS = 1000;

/** Rows around a line: what fits beside a log. */
export const MAX_CONTEXT_ROWS = 500;

/** Records of requests in one answer: more than any screen has rows for. */
export const MAX_REQUEST_ROWS = 1_000;
