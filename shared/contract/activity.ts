import type { ActivityEntry, StartUp } from '../app/activity.ts';
import { AppParams } from './fields.ts';

export const activityRequests = {
  /** The newest 2,000 entries since the app was opened, oldest first. */
  'activity.list': AppParams,
} as const;

/** The last start-up of each dyno, by name; only of those whose port is waited for. */
export type StartUps = Record<string, StartUp>;

export interface ActivityResults {
  'activity.list': { entries: ActivityEntry[]; startUps: StartUps };
}

export interface ActivityEvents {
  /** Entries that are new, oldest first, and all start-ups as they are now. At most twenty a second for each app. */
  'activity.happened': { app: string; entries: ActivityEntry[]; startUps: StartUps };
}
