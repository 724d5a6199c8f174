import type { ActivityEntry } from '../../../shared/app/activity.ts';

/** A day of ordinary work; a dyno in a crash loop fills it in hours and costs no more memory than this. */
export const MAX_ENTRIES = 2_000;
/** The list is cut once it is longer by so many, so that not every entry moves all others. */
const SLACK = 200;

/** The newest entries of an app, oldest first. */
export class ActivityList {
  #entries: ActivityEntry[] = [];
  #last = 0;

  get entries(): ActivityEntry[] {
    return this.#entries.slice(-MAX_ENTRIES);
  }

  add(entry: Omit<ActivityEntry, 'number'>): ActivityEntry {
    const numbered = { ...entry, number: ++this.#last };
    this.#entries.push(numbered);
    if (this.#entries.length > MAX_ENTRIES + SLACK) this.#entries = this.entries;
    return numbered;
  }
}
