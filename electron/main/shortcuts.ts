export interface Shortcuts {
  openFolder: string;
  closeWindow: string;
  copy: string;
  paste: string;
  reload: string;
  devTools: string;
}

/**
 * The menu's shortcuts as Electron accelerators. A menu takes its keys from the page: on Linux and Windows, where the
 * programs in the terminals own Ctrl with a letter, each one has Shift as well (desktop.md D1).
 */
export function shortcuts(platform: NodeJS.Platform): Shortcuts {
  if (platform === 'darwin') {
    return {
      openFolder: 'Cmd+O',
      closeWindow: 'Shift+Cmd+W',
      copy: 'Cmd+C',
      paste: 'Cmd+V',
      reload: 'Cmd+R',
      devTools: 'Alt+Cmd+I',
    };
  }
  return {
    openFolder: 'Ctrl+Shift+N',
    closeWindow: 'Ctrl+Shift+Q',
    copy: 'Ctrl+Shift+C',
    paste: 'Ctrl+Shift+V',
    reload: 'Ctrl+Shift+R',
    devTools: 'Ctrl+Shift+I',
  };
}
