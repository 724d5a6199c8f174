import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';

declare global {
  interface Window {
    barePty: { write(text: string): void; onData(listener: (bytes: Uint8Array) => void): void };
  }
}

/** The least there is between a key and its echo. Painted by the DOM, as in the window it is held against. */
const terminal = new Terminal({ cols: 100, rows: 40 });
terminal.open(document.body);
terminal.onData((text) => window.barePty.write(text));
window.barePty.onData((bytes) => terminal.write(bytes));
terminal.focus();
