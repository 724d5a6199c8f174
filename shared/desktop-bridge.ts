/** What the preload script gives the page in the desktop app, as `window.dynodeck`; absent in the browser page. */
export interface DesktopBridge {
  /** Asks for a fresh connection; the port arrives as a window message of {@link PORT_MESSAGE} with one port. */
  connect(): void;
  /** The native folder dialog; null when it was cancelled. */
  chooseFolder(): Promise<string | null>;
  /** Path on disk of a dropped file or folder; empty when it has none. */
  pathOf(file: unknown): string;
  /** Opens an http(s) address in the developer's browser, after asking where it is not loopback. */
  openExternal(url: string): Promise<void>;
}

/** `data` of the window message that carries the engine's MessagePort. */
export const PORT_MESSAGE = 'dynodeck:port';
