import type { RequestDetails } from '../../../../shared/router/router.ts';
import { formatRouterLine } from '../../../../shared/logs/router-line.ts';
import { DynodeckError } from '../../../../shared/contract/failure.ts';
import type { Results } from '../../../../shared/contract/contract.ts';
import type { Logplex } from '../../log/logplex.ts';
import { RequestFigures } from './request-figures.ts';
import { RequestHistory } from './request-history.ts';
import type { RouterDeps } from '../engine-routing.ts';
import type { ServedRequest } from '../router-state.ts';

/** Who speaks in the router's lines: `heroku[router]`. */
const ROUTER = 'router';
/** Clients hear of new records five times a second at most, as the contract says. */
const NEWS_INTERVAL_MS = 200;

/** Who hears of what is written down. */
export type RequestNews = Pick<RouterDeps, 'grew' | 'cleared'>;

/** Writes down what the router served: in the log, in records, in figures. */
export class AccessLog {
  readonly #log = new RequestHistory();
  readonly #figures = new RequestFigures();
  #newsTimer: NodeJS.Timeout | null = null;
  #toldLast = 0;

  readonly #logplex: Logplex;
  readonly #news: RequestNews;

  constructor(
    logplex: Logplex,
    news: RequestNews,
  ) {
    this.#logplex = logplex;
    this.#news = news;
  }

  served({ record, extras, warned, requestHead, responseHead }: ServedRequest): void {
    // A limit that was not enforced has had its line; this one is about how the request really ended.
    const said = warned ? { ...record, code: null, level: 'info' as const } : record;
    this.#logplex.log(ROUTER, formatRouterLine({ number: 0, ...said }, extras));
    const { dyno, service, level } = record;
    const kept = { ...record, connect: rounded(record.connect), service: rounded(service) };
    this.#log.add(kept, { request: requestHead, response: responseHead }, this.#logplex.endLine - 1);
    if (dyno !== null && service !== null) {
      this.#figures.add(dyno, Math.floor(Date.now() / 1000), service, level === 'error');
    }
    this.#newsTimer ??= setTimeout(() => this.#notify(), NEWS_INTERVAL_MS);
  }

  warned({ record, extras }: ServedRequest): void {
    this.#logplex.log(ROUTER, formatRouterLine({ number: 0, ...record }, extras));
  }

  list(after: number, count: number): Results['requests.list'] {
    return { records: this.#log.list(after, count), ...this.#log.span };
  }

  /** @throws {DynodeckError} */
  show(number: number): RequestDetails {
    const details = this.#log.show(number);
    if (details === null) throw new DynodeckError('bad-request', `Request ${number} is not kept (any more).`);
    const { line, ...rest } = details;
    return { ...rest, log: logRange(this.#logplex, details.record.at, line) };
  }

  figures(): Results['requests.figures'] {
    return { dynos: this.#figures.list(Math.floor(Date.now() / 1000)) };
  }

  clear(): void {
    this.#log.clear();
    this.#figures.clear();
    this.#news.cleared();
  }

  dispose(): void {
    if (this.#newsTimer !== null) clearTimeout(this.#newsTimer);
  }

  #notify(): void {
    this.#newsTimer = null;
    const { last } = this.#log.span;
    if (last === this.#toldLast) return;
    this.#toldLast = last;
    this.#news.grew(last);
  }
}

/** Milliseconds to hundredths, which people read. Percentiles are of the exact values. */
function rounded(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds * 100) / 100;
}

/**
 * The lines of an app's log between a moment and a line.
 * @param since microseconds since the epoch
 * @returns null when the last of them is not kept any more
 */
function logRange(logplex: Logplex, since: number, last: number): { first: number; last: number } | null {
  let low = logplex.firstLine;
  let high = last;
  if (last < low || last >= logplex.endLine) return null;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const [row] = logplex.context(middle, 0, 0);
    if (row !== undefined && row.time >= since) high = middle;
    else low = middle + 1;
  }
  return { first: low, last };
}
