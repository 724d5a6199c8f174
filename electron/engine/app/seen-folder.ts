import { realpathSync } from 'node:fs';
import { isAbsolute } from 'node:path';

/**
 * A folder as the developer sees it. The app is known by its real path, but what runs in it works where its developer
 * does, `$PWD` included: behind a link that leads there.
 * @param folder its real path
 * @param ways absolute paths by which it may have been reached, the most likely one first
 */
export function seenFolder(folder: string, ways: readonly (string | undefined)[]): string {
  return ways.find((way) => way !== undefined && way !== folder && leadsTo(way, folder)) ?? folder;
}

function leadsTo(way: string, folder: string): boolean {
  try {
    return isAbsolute(way) && realpathSync(way) === folder;
  } catch {
    // It has gone, or may not be entered any more.
    return false;
  }
}
