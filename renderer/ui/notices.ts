import { createStore } from 'zustand/vanilla';

export interface Notice {
  id: number;
  tone: 'danger' | 'info';
  text: string;
}

/** Older ones have been read or will not be; a pile of them only hides the newest. */
const MOST_AT_ONCE = 4;

let nextId = 1;

/** Sentences for the person at the screen, newest last. */
export const notices = createStore<{ list: Notice[] }>()(() => ({ list: [] }));

/** Shows a sentence until it is dismissed. The same sentence is not shown twice. */
export function notify(text: string, tone: Notice['tone'] = 'danger'): void {
  notices.setState(({ list }) => {
    const others = list.filter((notice) => notice.text !== text);
    return { list: [...others, { id: nextId++, tone, text }].slice(-MOST_AT_ONCE) };
  });
}

export function dismiss(id: number): void {
  notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}
