import type { DynoTerminal } from './dyno-terminal.ts';

export interface HeldTerminal {
  terminal: DynoTerminal;
  holders: number;
}

/** The terminals that something shows, or has shown and may show again. */
export const held = new Map<string, HeldTerminal>();

/** The terminal that an element of the page is part of. */
export function terminalAt(element: Element): DynoTerminal | undefined {
  return [...held.values()].find(({ terminal }) => terminal.holds(element))?.terminal;
}
