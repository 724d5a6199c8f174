import * as v from 'valibot';
import type { Crash } from '../crashes/crash.ts';
import { AppParams, Id } from './fields.ts';

export const crashRequests = {
  /** The last crash of each dyno of the app that has crashed since it was opened. */
  'crash.list': AppParams,
  /** One self-contained page about a dyno's last crash, without values of config vars. */
  'crash.bundle': v.object({ app: Id, dyno: Id }),
} as const;

export interface CrashResults {
  'crash.list': Crash[];
  'crash.bundle': { name: string; html: string };
}

export interface CrashEvents {
  /** A dyno has crashed; once more, with the same `at`, when it is known what had changed. */
  'crash.told': { app: string; crash: Crash };
}
