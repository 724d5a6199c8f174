import type { MenuKeys } from '../../../shared/desktop/desktop-bridge.ts';

/** Electron accelerators; an empty one is none. */
export interface Shortcuts {
  openFolder: string;
  closeWindow: string;
  runOneOff: string;
  copy: string;
  paste: string;
  zoomIn: string;
  /** The same key without Shift. */
  zoomInToo: string;
  zoomOut: string;
  resetZoom: string;
  fullScreen: string;
  reload: string;
  devTools: string;
}

/** The menu's shortcuts, with those that were changed in the window. */
export function shortcutsInForce(platform: NodeJS.Platform, chosen: MenuKeys | null): Shortcuts {
  const defaults = shortcuts(platform);
  if (chosen === null) return defaults;
  return { ...defaults, openFolder: chosen.openFolder ?? '', runOneOff: chosen.runOneOff ?? '' };
}

/**
 * The menu's own shortcuts. A menu takes its keys from the page: on Linux and Windows, where the programs in the
 * terminals own Ctrl with a letter, each one has Shift as well.
 */
export function shortcuts(platform: NodeJS.Platform): Shortcuts {
  if (platform === 'darwin') {
    return {
      openFolder: 'Cmd+O',
      closeWindow: 'Shift+Cmd+W',
      runOneOff: 'Cmd+T',
      copy: 'Cmd+C',
      paste: 'Cmd+V',
      zoomIn: 'Cmd+Plus',
      zoomInToo: 'Cmd+=',
      zoomOut: 'Cmd+-',
      resetZoom: 'Cmd+0',
      fullScreen: 'Ctrl+Cmd+F',
      reload: 'Cmd+R',
      devTools: 'Alt+Cmd+I',
    };
  }
  return {
    openFolder: 'Ctrl+Shift+N',
    closeWindow: 'Ctrl+Shift+Q',
    runOneOff: 'Ctrl+Shift+T',
    copy: 'Ctrl+Shift+C',
    paste: 'Ctrl+Shift+V',
    zoomIn: 'Ctrl+Plus',
    zoomInToo: 'Ctrl+=',
    zoomOut: 'Ctrl+-',
    resetZoom: 'Ctrl+0',
    fullScreen: 'F11',
    reload: 'Ctrl+Shift+R',
    devTools: 'Ctrl+Shift+I',
  };
}
