import * as v from 'valibot';
import type { Sample } from '../app/platform.ts';
import { AppParams, AppAndTarget, Id } from './fields.ts';

/** A day. */
const MAX_SLEEP_MINUTES = 24 * 60;

export const platformRequests = {
  'platform.configure': v.object({
    app: Id,
    memory: v.optional(v.picklist(['off', 'R14', 'R14+R15'])),
    runtimeMetrics: v.optional(v.boolean()),
    cycling: v.optional(v.boolean()),
    exact: v.optional(v.boolean()),
    sleepAfter: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0.05), v.maxValue(MAX_SLEEP_MINUTES)))),
  }),
  /** Heroku's daily restart, now. */
  'platform.cycle': AppAndTarget,
  /** Puts the web dynos to sleep now; the next request wakes them. */
  'platform.sleep': AppParams,
  'platform.wake': AppParams,
  /** Samples of the last hour, oldest first, thinned to what a chart can show. */
  'metrics.history': AppParams,
} as const;

export interface PlatformResults {
  'platform.configure': null;
  'platform.cycle': null;
  'platform.sleep': null;
  'platform.wake': null;
  'metrics.history': { samples: Sample[] };
}

export interface PlatformEvents {
  /** Every 2 s while dynos run. */
  'metrics.sampled': { app: string; sample: Sample };
}
