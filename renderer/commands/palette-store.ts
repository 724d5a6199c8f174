import { createStore } from 'zustand/vanilla';
import type { Command } from './command.ts';

/** What the palette lists before a command asks something: everything, or only dynos and apps. */
export type PaletteScope = 'all' | 'dynos and apps';

export interface Asking {
  command: Command;
  /** Answers so far. */
  args: readonly string[];
}

export interface Palette {
  open: boolean;
  scope: PaletteScope;
  /** The command that asks something now. */
  asking: Asking | null;
  /** What has been typed. */
  query: string;
}

const CLOSED: Palette = { open: false, scope: 'all', asking: null, query: '' };

export const palette = createStore<Palette>()(() => CLOSED);

/** Opens the palette with everything, or at a question of a command. */
export function openPalette(asking: Asking | null = null, scope: PaletteScope = 'all'): void {
  palette.setState({ open: true, scope, asking, query: '' });
}

export function closePalette(): void {
  palette.setState(CLOSED);
}

export function typeQuery(query: string): void {
  palette.setState({ query });
}

/** Goes on to the next question of a command. */
export function askNext(asking: Asking): void {
  palette.setState({ asking, query: '' });
}

/** Takes the last answer back; false when there is none to go back to. */
export function goBack(): boolean {
  const { asking } = palette.getState();
  if (asking === null) return false;
  const args = asking.args.slice(0, -1);
  palette.setState({ asking: asking.args.length === 0 ? null : { ...asking, args }, query: '' });
  return true;
}
