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
  ['Open a folder', '⌘O', 'Ctrl+Shift+N'],
  ['Run a one-off dyno', '⌘T', 'Ctrl+Shift+T'],
  ['Close the window', '⇧⌘W', 'Ctrl+Shift+Q'],
  ['Leave a terminal', 'F6', 'F6'],
  ['Copy', '⌘C', 'Ctrl+Shift+C'],
  ['Paste', '⌘V', 'Ctrl+Shift+V'],
  ['Find in a terminal', '⌘F', 'Ctrl+Shift+F'],
  ['Clear a terminal', '⌘K', 'Ctrl+Shift+K'],
  ['Zoom in', '⌘+', 'Ctrl++'],
  ['Zoom out', '⌘−', 'Ctrl+−'],
  ['Actual size', '⌘0', 'Ctrl+0'],
  ['Full screen', '⌃⌘F', 'F11'],
];
