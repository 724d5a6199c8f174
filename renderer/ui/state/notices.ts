import { createStore } from 'zustand/vanilla';

export interface Notice {
  id: number;
  tone: 'danger' | 'info';
  text: string;
}

/** Older ones have been read or will not be; a pile of them only hides the newest. */
const MOST_AT_ONCE = 4;

/** How long a short sentence that asks for nothing is shown; failures stay until they are dismissed. */
const INFO_SHOWN_MS = 5_000;

let nextId = 1;

/** Sentences for the person at the screen, newest last. */
export const notices = createStore<{ list: Notice[] }>()(() => ({ list: [] }));

/** Shows a sentence: a failure until it is dismissed, anything else for a while. The same is not shown twice. */
export function notify(text: string, tone: Notice['tone'] = 'danger'): void {
  const id = nextId++;
  notices.setState(({ list }) => {
    const others = list.filter((notice) => notice.text !== text);
    return { list: [...others, { id, tone, text }].slice(-MOST_AT_ONCE) };
  });
  if (tone === 'info') setTimeout(() => dismiss(id), INFO_SHOWN_MS);
}

export function dismiss(id: number): void {
  notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
