/** `data` of the window message that carries the engine's MessagePort. */
export const PORT_MESSAGE = 'dynodeck:port';

/** Channel of every {@link import('./desktop-bridge.ts').DesktopMessage}. */
export const MESSAGE_CHANNEL = 'dynodeck:message';

/** Id of the page's element with the words of another language than English, as JSON. */
export const WORDS_ELEMENT = 'words';
