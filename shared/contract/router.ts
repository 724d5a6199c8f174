import * as v from 'valibot';
import { type RequestDetails, type RequestRecord, type RequestSecond, TIMEOUT_MODES } from '../router/router.ts';
import { AppParams, Count, Id } from './fields.ts';
import { MAX_REQUEST_ROWS } from './limits.ts';

export const routerRequests = {
  /** Changes the switches that are named. */
  'router.configure': v.object({
    app: Id,
    enabled: v.optional(v.boolean()),
    port: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)))),
    timeouts: v.optional(v.picklist(TIMEOUT_MODES)),
    maintenance: v.optional(v.boolean()),
    affinity: v.optional(v.boolean()),
    tls: v.optional(v.boolean()),
    keepAlive: v.optional(v.boolean()),
  }),
  /** Records with numbers above `after`, oldest first; the newest 10,000 of an app are kept. */
  'requests.list': v.object({ app: Id, after: Count, count: v.pipe(Count, v.maxValue(MAX_REQUEST_ROWS)) }),
  'requests.show': v.object({ app: Id, number: Count }),
  /** Figures per dyno of the last five minutes. */
  'requests.figures': AppParams,
  'requests.clear': AppParams,
} as const;

export interface RouterResults {
  'router.configure': null;
  'requests.list': {
    records: RequestRecord[];
    /** Numbers of the oldest and the newest record that is kept; 0 when there is none. */
    first: number;
    last: number;
  };
  'requests.show': RequestDetails;
  'requests.figures': { dynos: { dyno: string; seconds: RequestSecond[] }[] };
  'requests.clear': null;
}

export interface RouterEvents {
  /** At most five a second for each app. */
  'requests.grew': { app: string; last: number };
  /** Some client has had the requests of an app forgotten. */
  'requests.cleared': { app: string };
}
