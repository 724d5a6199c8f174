import * as v from 'valibot';
import type { ConfigChange, ConfigListing } from '../config/config-entry.ts';
import { Id, Text } from './fields.ts';

/** Heroku allows 64 KB in all; a mistaken import may be larger and is refused with a sentence, not cut. */
const MAX_CONFIG_VARS = 10_000;
const Value = v.pipe(v.string(), v.maxLength(1024 * 1024));

export const configRequests = {
  /** @param reveal names whose values are wanted; null: all */
  'config.list': v.object({ app: Id, reveal: v.optional(v.nullable(v.array(Id)), []) }),
  /**
   * Writes the env files, makes one release and restarts the dynos that it touches. Null removes a name from all files.
   * Answers when the files are safely on disk and the release is on the ledger.
   */
  'config.set': v.object({
    app: Id,
    vars: v.pipe(v.array(v.tuple([Id, v.nullable(Value)])), v.maxLength(MAX_CONFIG_VARS)),
    /** Where new names go; absent: the last env file. */
    file: v.optional(Text),
    /** Values as they were when the edit began: with others now, the change is refused. */
    expected: v.optional(v.array(v.tuple([Id, v.nullable(Value)]))),
  }),
} as const;

export interface ConfigResults {
  'config.list': ConfigListing;
  'config.set': ConfigChange;
}
