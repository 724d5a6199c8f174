/** Words as a sentence of the engine or the command line has them: `web.1, clock.1 and worker.1`. */
export function wordList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
