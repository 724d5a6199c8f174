import { ACTIVE_PANE, lastInPane } from '../../ui/focus/regions.ts';
import { firstShown } from '../../ui/focus/visibility.ts';
import type { DynoTerminal } from './dyno-terminal.ts';

export interface HeldTerminal {
  terminal: DynoTerminal;
  holders: number;
}

/** The terminals that something shows, or has shown and may show again. */
export const held = new Map<string, HeldTerminal>();

/** The terminal that has the focus; else, of the active pane, the one that had it last, or the first on screen. */
export function terminalInUse(): DynoTerminal | undefined {
  const used = document.activeElement?.closest('.xterm') ?? lastInPane()?.closest('.xterm');
  const element = used ?? firstShown(`${ACTIVE_PANE} .xterm`);
  return [...held.values()].find(({ terminal }) => element && terminal.holds(element))?.terminal;
}
