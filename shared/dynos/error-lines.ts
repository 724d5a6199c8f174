import { wordList } from '../text/word-list.ts';

/** What is said of dynos that do not start or end in time, in Heroku's words (docs/heroku.md §3.4). */

/** @param isKilled as on Heroku; a dyno that listens elsewhere goes on here, unless Heroku's rules are to be exact */
export function bootTimeoutLines(seconds: number, instead: string | null, isKilled: boolean): string[] {
  return [
    `Error R10 (Boot timeout) -> Web process failed to bind to $PORT within ${seconds} seconds of launch`,
    ...(instead === null ? [] : [instead]),
    isKilled ? 'Stopping process with SIGKILL' : 'Heroku would stop it now; here it goes on, as exact rules are off',
  ];
}

export function exitTimeoutLines(seconds: number): string[] {
  return [
    `Error R12 (Exit timeout) -> At least one process failed to exit within ${seconds} seconds of SIGTERM`,
    'Stopping remaining processes with SIGKILL',
  ];
}

/**
 * What a web dyno did with ports in place of binding the one it was given, and what to do about it.
 * @param listening TCP ports it does listen on
 * @param sockets paths of Unix sockets it listens on
 * @returns null when it listens on nothing
 */
export function describeBoundInstead(port: number, listening: number[], sockets: string[]): string | null {
  if (listening.includes(port)) {
    return `It listens on port ${port}, but not on localhost: bind to 0.0.0.0`;
  }
  if (listening.length > 0) {
    const ports = `port${listening.length === 1 ? '' : 's'} ${wordList(listening.map(String))}`;
    return `It listens on ${ports} instead of ${port}: use the PORT variable`;
  }
  if (sockets.length === 0) return null;
  const paths = `Unix socket${sockets.length === 1 ? '' : 's'} ${shortened(sockets)}`;
  return `It listens on the ${paths} only, not on port ${port}: use the PORT variable`;
}

/** Who outlived the grace period and was killed. */
export function describeSurvivors(seconds: number, survivors: { pid: number; command: string }[]): string | null {
  if (survivors.length === 0) return null;
  const list = shortened(survivors.map(({ pid, command }) => `${command} (pid ${pid})`));
  const were = survivors.length === 1 ? 'was' : 'were';
  return `${list} did not exit within ${seconds} seconds of SIGTERM and ${were} killed.`;
}

/** Named in the note of a dyno; a pool of workers has more than anybody reads. */
const MAX_NAMED = 3;

function shortened(words: string[]): string {
  const others = words.length - MAX_NAMED;
  return others <= 0 ? wordList(words) : `${words.slice(0, MAX_NAMED).join(', ')} and ${others} more`;
}
