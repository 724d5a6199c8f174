/** `1 dyno`, `3 dynos`; for nouns whose plural is not an added s, give it. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}
