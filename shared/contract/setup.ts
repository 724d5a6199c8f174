import * as v from 'valibot';
import { AppParams, Id, Text } from './fields.ts';

export const setupRequests = {
  /**
   * Writes these vars to the first env file (generated ones without a value get one), and takes app.json's formation when
   * asked to.
   */
  'setup.apply': v.object({
    app: Id,
    vars: v.pipe(v.array(v.tuple([Id, Text])), v.maxLength(1_000)),
    formation: v.optional(v.boolean(), false),
  }),
  /** Runs `scripts.postdeploy` as a one-off dyno; it is then no longer offered. */
  'setup.postdeploy': AppParams,
  /** Do not ask again for this app. */
  'setup.dismiss': AppParams,
  /** Writes a Procfile with these process types into a folder that has none. */
  'setup.writeProcfile': v.object({
    app: Id,
    types: v.pipe(v.array(v.tuple([Id, Text])), v.minLength(1), v.maxLength(100)),
  }),
} as const;

export interface SetupResults {
  'setup.apply': null;
  'setup.postdeploy': { dyno: string };
  'setup.dismiss': null;
  'setup.writeProcfile': null;
}
