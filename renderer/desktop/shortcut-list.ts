import { t } from '../../shared/words.ts';

/** What a key does, and the keys as they are written on a keyboard. */
export interface Shortcut {
  action: string;
  keys: string;
}

/** Keys of the menu and of terminals (desktop.md D1); on Linux and Windows, Ctrl with a letter is never one of them. */
export function shortcutList(isMac: boolean): Shortcut[] {
  return ENTRIES.map(([action, mac, others]) => ({ action, keys: isMac ? mac : others }));
}

const ENTRIES: readonly [action: string, mac: string, others: string][] = [
  [t('Open a folder'), '⌘O', 'Ctrl+Shift+N'],
  [t('Run a one-off dyno'), '⌘T', 'Ctrl+Shift+T'],
  [t('Close the window'), '⇧⌘W', 'Ctrl+Shift+Q'],
  [t('Leave a terminal'), 'F6', 'F6'],
  ['Copy', '⌘C', 'Ctrl+Shift+C'],
  ['Paste', '⌘V', 'Ctrl+Shift+V'],
  [t('Find in a terminal'), '⌘F', 'Ctrl+Shift+F'],
  [t('Clear a terminal'), '⌘K', 'Ctrl+Shift+K'],
  [t('Zoom in'), '⌘+', 'Ctrl++'],
  [t('Zoom out'), '⌘−', 'Ctrl+−'],
  [t('Actual size'), '⌘0', 'Ctrl+0'],
  [t('Full screen'), '⌃⌘F', 'F11'],
];
