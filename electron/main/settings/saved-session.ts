import * as v from 'valibot';

/** More apps than anyone has open; keeps a damaged file from opening a thousand. */
export const MAX_APPS = 64;

export const SessionSchema = v.object({
  /** In the order of the rail. */
  apps: v.pipe(
    v.array(
      v.object({
        folder: v.string(),
        /** Names of the formation's dynos that were wanted. */
        running: v.array(v.string()),
      }),
    ),
    v.maxLength(MAX_APPS),
  ),
});

/** What was open, to be opened again at the next start. */
export type Session = v.InferOutput<typeof SessionSchema>;

export const NO_SESSION: Session = { apps: [] };
