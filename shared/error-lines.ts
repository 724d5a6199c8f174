/** What is said of dynos that do not start or end in time, in Heroku's words (heroku-platform.md §3.4). */

export function bootTimeoutLines(seconds: number, instead: string | null): string[] {
  return [
    `Error R10 (Boot timeout) -> Web process failed to bind to $PORT within ${seconds} seconds of launch`,
    ...(instead === null ? [] : [instead]),
    'Stopping process with SIGKILL',
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
 * @returns null when it listens on none
 */
export function describeBoundInstead(port: number, listening: number[]): string | null {
  if (listening.includes(port)) {
    return `It listens on port ${port}, but not on localhost: bind to 0.0.0.0`;
  }
  if (listening.length === 0) return null;
  const ports = listening.length === 1 ? `port ${listening[0]}` : `ports ${listing(listening.map(String))}`;
  return `It listens on ${ports} instead of ${port}: use the PORT variable`;
}

/** Named in the note of a dyno; a pool of workers has more than anybody reads. */
const MAX_SURVIVORS_NAMED = 3;

/** Who outlived the grace period and was killed. */
export function describeSurvivors(seconds: number, survivors: { pid: number; command: string }[]): string | null {
  if (survivors.length === 0) return null;
  const named = survivors.slice(0, MAX_SURVIVORS_NAMED).map(({ pid, command }) => `${command} (pid ${pid})`);
  const others = survivors.length - named.length;
  const list = others === 0 ? listing(named) : `${named.join(', ')} and ${others} more`;
  const were = survivors.length === 1 ? 'was' : 'were';
  return `${list} did not exit within ${seconds} seconds of SIGTERM and ${were} killed.`;
}

function listing(words: string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
