import * as v from 'valibot';

/** A path or a command line; Linux itself stops at 128 KiB for one argument. */
const MAX_TEXT = 128 * 1024;

export const Text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** `web` names a process type, `web.1` a dyno, null the whole formation. */
export const Target = v.nullable(Id);
export const AppParams = v.object({ app: Id });
export const AppAndTarget = v.object({ app: Id, target: Target });
