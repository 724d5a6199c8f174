/** Small preferences of this page, kept in localStorage. A full or forbidden storage forgets, it never fails. */
export function remembered<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`dynodeck.${key}`);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

/** Keeps a value under a key of {@link remembered}. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`dynodeck.${key}`, JSON.stringify(value));
  } catch {
    // Nothing depends on it being remembered.
  }
}
