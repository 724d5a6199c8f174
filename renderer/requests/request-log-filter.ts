import type { RequestRecord } from '../../shared/router/router.ts';
import { NO_FILTER } from '../logs/filter/use-log-filter.ts';
import type { FullFilter } from '../logs/filter/use-log-filter.ts';

/** Milliseconds: what a dyno says about a request may be written a little before or after the router has noticed it. */
const MARGIN_MS = 250;
const MICROSECONDS = 1_000;

/** Lines that name the request, such as those of an app that logs `X-Request-Id`. */
export function filterById(record: RequestRecord): FullFilter {
  return { ...NO_FILTER, text: record.requestId };
}

/** Lines of its dyno and of the router while it was served; of all dynos when none took it. */
export function filterByTime({ at, connect, service, dyno }: RequestRecord): FullFilter {
  const took = (connect ?? 0) + (service ?? 0);
  return {
    ...NO_FILTER,
    dynos: dyno === null ? [] : [dyno, 'router'],
    since: at - MARGIN_MS * MICROSECONDS,
    until: at + (took + MARGIN_MS) * MICROSECONDS,
  };
}
