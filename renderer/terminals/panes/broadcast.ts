import { createStore } from 'zustand/vanilla';

/** Terminals of one app that get what is typed into any of them. */
export interface Broadcast {
  app: string;
  dynos: string[];
}

/** The broadcast that is on, if any. It ends with the page: nobody should type into ten shells by surprise. */
export const broadcast = createStore<{ on: Broadcast | null }>()(() => ({ on: null }));

/** Begins with all of these dynos. */
export function startBroadcast(app: string, dynos: string[]): void {
  broadcast.setState({ on: { app, dynos } });
}

export function stopBroadcast(): void {
  broadcast.setState({ on: null });
}

/** Puts a dyno into the broadcast that is on, or takes it out. */
export function setReceiver(dyno: string, receives: boolean): void {
  broadcast.setState(({ on }) => {
    if (on === null) return {};
    const others = on.dynos.filter((name) => name !== dyno);
    return { on: { ...on, dynos: receives ? [...others, dyno] : others } };
  });
}

/** Whether typing in a terminal goes to others, too, and to which. */
export function othersOf(app: string, dyno: string): string[] {
  const { on } = broadcast.getState();
  if (on === null || on.app !== app || !on.dynos.includes(dyno)) return [];
  return on.dynos.filter((name) => name !== dyno);
}

/**
 * What a terminal sends by itself: answers to questions about it, mouse and focus reports. Each terminal gives its own;
 * those of another would be typed into the program.
 */
const REPORT = /^\x1b(?:\[(?:[?>=]?[\d;]*(?:c|n|R|t|\$y)|<|M|[IO]$)|P|\])/;

/** Whether what a terminal sends was typed or pasted. */
export function isTyped(data: string): boolean {
  return !REPORT.test(data);
}
