import { t } from '../../shared/text/i18n.ts';
import type { Chord } from './chord.ts';
import type { Keyboard } from './keyboard-layout.ts';

/** A key that someone else answers, a terminal or the native menu: it is listed, and cannot be given away. */
export interface FixedKey {
  title: string;
  chord: Chord;
}

type Row = readonly [title: string, mac: Chord, others: Chord];

const ROWS: readonly Row[] = [
  [t('Copy'), 'Meta+C', 'Ctrl+Shift+C'],
  [t('Paste'), 'Meta+V', 'Ctrl+Shift+V'],
  [t('Zoom in'), 'Meta++', 'Ctrl++'],
  [t('Zoom out'), 'Meta+-', 'Ctrl+-'],
  [t('Actual size'), 'Meta+0', 'Ctrl+0'],
  [t('Full screen'), 'Ctrl+Meta+F', 'F11'],
  [t('Close the window'), 'Shift+Meta+W', 'Ctrl+Shift+Q'],
];

/** Keys of macOS only, where Ctrl with a letter is not already the window's. */
const MAC_ROWS: readonly (readonly [title: string, mac: Chord])[] = [
  [t('Cut'), 'Meta+X'],
  [t('Select all'), 'Meta+A'],
  [t('Undo'), 'Meta+Z'],
  [t('Hide Dynodeck'), 'Meta+H'],
  [t('Minimise the window'), 'Meta+M'],
  [t('Quit Dynodeck'), 'Meta+Q'],
];

export function fixedKeys(keyboard: Keyboard): FixedKey[] {
  if (keyboard !== 'mac') return ROWS.map(([title, , chord]) => ({ title, chord }));
  return [...ROWS, ...MAC_ROWS].map(([title, chord]) => ({ title, chord }));
}
